import { createContext, type ReactNode, useContext } from 'react';
import type { Language } from '../language.ts';
import type { UiTexts } from '../texts/de.ts';
import { uiTexts } from '../texts/ui-texts.ts';

type UiSettings = {
  readonly language: Language;
  /** Address of the icon sprite; the app's build knows it with its content hash. */
  readonly iconsUrl: string;
};

const UiContext = createContext<UiSettings>({ language: 'de', iconsUrl: '/icons.svg' });

/** Wraps an app's whole document and tells every component its language and icon sprite. */
export function UiProvider(props: UiSettings & { readonly children: ReactNode }) {
  const { children, language, iconsUrl } = props;
  return <UiContext.Provider value={{ language, iconsUrl }}>{children}</UiContext.Provider>;
}

/** The reader's language, the shared texts in it, and the icon sprite. */
export function useUi(): UiSettings & { readonly texts: UiTexts } {
  const settings = useContext(UiContext);
  return { ...settings, texts: uiTexts(settings.language) };
}
