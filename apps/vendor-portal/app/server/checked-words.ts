import { MessageWords } from '@markthalle/contracts/message-views';
import { FormRefusal } from '@markthalle/workplace/server/form-action';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { messageTexts as texts } from '../texts/messages.ts';

/** What was written, without blanks around it. Throws a refusal at its field. */
export function checkedWords(values: TypedValues): string {
  const typed = one(values, 'words').replaceAll('\r\n', '\n');
  const words = MessageWords.safeParse(typed);
  if (words.success) return words.data;
  const message = typed.trim() === '' ? texts.wordsMissing : texts.wordsTooLong;
  throw new FormRefusal([{ field: 'words', message }]);
}
