import type { Language } from './page-frame.ts';

export interface SetupTexts {
  title: string;
  intro: string;
  entityType: string;
  entityTypes: Record<'individual' | 'company' | 'non_profit', string>;
  givenName: string;
  surname: string;
  companyName: string;
  birthDate: string;
  line1: string;
  postalCode: string;
  city: string;
  iban: string;
  outcome: string;
  outcomes: Record<'active' | 'in_review' | 'document_needed' | 'rejected', string>;
  later: string;
  missing: string;
  badIban: string;
  alert: string;
  unknown: string;
}

export const SETUP_TEXTS: Record<Language, SetupTexts> = {
  de: {
    title: 'Auszahlungskonto einrichten',
    intro: 'Diese Seite stellt die Einrichtung bei Stripe nach. Bitte nur erfundene Angaben.',
    entityType: 'Rechtsform',
    entityTypes: { individual: 'Einzelperson', company: 'Unternehmen', non_profit: 'Verein' },
    givenName: 'Vorname',
    surname: 'Nachname',
    companyName: 'Name des Unternehmens (nicht bei Einzelpersonen)',
    birthDate: 'Geburtsdatum',
    line1: 'Straße und Hausnummer',
    postalCode: 'Postleitzahl',
    city: 'Ort',
    iban: 'IBAN für Auszahlungen',
    outcome: 'Wie soll die Prüfung ausgehen?',
    outcomes: {
      active: 'Absenden und sofort bestätigen',
      in_review: 'Absenden, Prüfung dauert',
      document_needed: 'Absenden, Ausweis fehlt',
      rejected: 'Absenden und ablehnen',
    },
    later: 'Später weitermachen',
    missing: 'Diese Angabe fehlt.',
    badIban: 'Das ist keine IBAN.',
    alert: 'Bitte prüfen Sie Ihre Angaben.',
    unknown: 'Dieser Link ist nicht gültig.',
  },
  en: {
    title: 'Set up your payout account',
    intro: 'This page stands in for onboarding at Stripe. Please use invented data only.',
    entityType: 'Legal form',
    entityTypes: { individual: 'Individual', company: 'Company', non_profit: 'Association' },
    givenName: 'First name',
    surname: 'Last name',
    companyName: 'Company name (not for individuals)',
    birthDate: 'Date of birth',
    line1: 'Street and number',
    postalCode: 'Postal code',
    city: 'Town',
    iban: 'IBAN for payouts',
    outcome: 'How should the check end?',
    outcomes: {
      active: 'Submit and verify now',
      in_review: 'Submit, review takes time',
      document_needed: 'Submit, identity document missing',
      rejected: 'Submit and reject',
    },
    later: 'Continue later',
    missing: 'This entry is missing.',
    badIban: 'This is not an IBAN.',
    alert: 'Please check your entries.',
    unknown: 'This link is not valid.',
  },
};
