import type { QuestionCode } from '@markthalle/contracts/device-commands';
import { offlineTexts } from '../texts/offline.ts';
import type { CommandQueue, StoredCommand } from './command-queue.ts';

/** One question with its possible answers as buttons; the answer is an act like any other. */
export function questionForm({ seq, question }: StoredCommand, queue: CommandQueue): HTMLElement {
  const box = document.createElement('div');
  box.className = 'question';
  if (!question) return box;
  const sentence = document.createElement('p');
  const { questions } = offlineTexts;
  sentence.textContent = questions[question.code as QuestionCode](question.details);
  const choices = document.createElement('p');
  choices.className = 'question__choices';
  for (const choice of question.choices) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button--secondary';
    button.textContent = offlineTexts.choices[choice] ?? choice;
    button.addEventListener('click', () => queue.answer(seq, choice));
    choices.append(button);
  }
  box.append(sentence, choices);
  return box;
}
