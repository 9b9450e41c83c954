const drafts = (count: number) => (count === 1 ? '1 Entwurf' : `${count} Entwürfe`);
const photos = (count: number) => (count === 1 ? '1 Foto' : `${count} Fotos`);
const acts = (count: number) => (count === 1 ? '1 Eingabe' : `${count} Eingaben`);

/** The page of what lies on this phone, and the question at signing out. */
export const phoneTexts = {
  title: 'Auf diesem Telefon',
  lead: 'Hier steht, was Sie auf diesem Telefon eingegeben haben, und ob es schon bei uns ist.',
  withoutScript:
    'Auf diesem Gerät sind Skripte abgeschaltet. Darum liegt hier nichts: Alles, was Sie eingeben, wird sofort gesendet.',
  empty: 'Nichts wartet. Alles, was Sie eingegeben haben, ist bei uns.',
  lists: {
    question: 'Bitte entscheiden Sie',
    refused: 'Nicht gesendet',
    waiting: 'Wartet auf Netz',
    drafts: 'Entwürfe',
    photos: 'Fotos',
    sent: 'Gesendet',
  },
  draftWithoutName: 'Ohne Namen',
  draftSavedAt: (time: string) => `gespeichert ${time}`,
  draftWillBeSent: 'Wird eingereicht, sobald Netz da ist. Sie müssen nicht warten.',
  photosWait: (count: number) => `${photos(count)} ${count === 1 ? 'wartet' : 'warten'} auf Netz.`,
  openPage: 'Zur Seite',
  remove: 'Aus der Liste nehmen',
  more: 'Auf diesem Telefon',
  signOut: {
    title: 'Noch nicht alles gesendet',
    unsent: (counts: { acts: number; drafts: number; photos: number }) => {
      const parts = [
        counts.acts > 0 ? acts(counts.acts) : '',
        counts.drafts > 0 ? drafts(counts.drafts) : '',
        counts.photos > 0 ? photos(counts.photos) : '',
      ].filter(Boolean);
      return `Nur auf diesem Telefon: ${parts.join(', ')}. Beim Abmelden wird alles von diesem Telefon gelöscht.`;
    },
    stay: 'Angemeldet bleiben',
    sendFirst: 'Jetzt senden und abmelden',
    discard: 'Löschen und abmelden',
    notSent: 'Das Senden hat nicht geklappt. Alles ist noch auf diesem Telefon.',
  },
};
