import type { DueMove } from '../../pathways/calendar';
import { moveText } from '../../texts/moves';
import type { Language } from '../problems';

/** One reason why a date moved, with its rule's code and in plain words: "moved from 24.12., Christmas Eve". */
export function presentMove(move: DueMove, language: Language): DueMove & { readonly text: string } {
  return { from: move.from, to: move.to, rule: move.rule, text: moveText(language, move) };
}
