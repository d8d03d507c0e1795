/** A stretch in which people leave the case alone: only what ends it is taken from them (see `Pathway.quiets`). */
import type { CaseState, Command, Env, PathwayBook, Refusal } from '../model';
import { emit, type Work } from './work';

/** Begins the quiet of this name. Throws RangeError for one that the pathway does not have. */
export function beginQuiet(work: Work, code: string): void {
  if (!work.book.definition.quiets?.some((quiet) => quiet.code === code))
    throw new RangeError(`no quiet named ${code}`);
  emit(work, { code: 'QUIET_BEGUN', params: { quiet: code }, change: { quiet: { code, at: work.env.at } } });
}

/** Ends the quiet that runs; where none does, nothing happens. */
export function endQuiet(work: Work): void {
  if (!work.state.quiet) return;
  emit(work, { code: 'QUIET_ENDED', params: { quiet: work.state.quiet.code }, change: { quiet: null } });
}

/**
 * Why people may not send this command now: the case is in a quiet that the command does not end. A quiet whose end was
 * forgotten bars nobody from the next day on.
 */
export function barredByQuiet(state: CaseState, command: Command, env: Env, book: PathwayBook): Refusal | null {
  const quiet = book.definition.quiets?.find((one) => one.code === state.quiet?.code);
  if (!quiet || !state.quiet || env.localDate(state.quiet.at) < env.today) return null;
  if (command.type === 'EVENT' && quiet.endedBy.includes(command.event)) return null;
  return { code: quiet.refusal, params: { since: state.quiet.at } };
}
