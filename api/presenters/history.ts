import type { CaseEvent } from '../../pathways/model';
import { historySentence } from '../../texts/history';
import type { HistoryLine } from '../contract/case-history';
import type { Language } from '../problems';
import type { Names } from './case';
import { type HistoryReader, toldTo } from './told';

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Ids of the people that events name, so that their names can be fetched in one go. */
export function peopleInEvents(events: readonly CaseEvent[]): string[] {
  const ids = new Set<string>();
  for (const { actor, params } of events) {
    for (const value of [actor.id, ...Object.values(params)]) {
      if (typeof value === 'string' && UUID.test(value)) ids.add(value);
    }
  }
  return [...ids];
}

/** One event as a line of the plain history: codes for programs, one sentence for people. */
export function presentEvent(event: CaseEvent, names: Names, language: Language, reader: HistoryReader): HistoryLine {
  const { seq, at, nominalAt, actor, code, stepCode } = event;
  const { params, reasonCode } = toldTo(event, reader);
  const named = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? (names.get(value) ?? value) : value,
    ]),
  );
  return {
    seq,
    at,
    actor,
    code,
    ...(stepCode === undefined ? {} : { stepCode }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
    params,
    text: historySentence(language, {
      code,
      stepCode,
      reasonCode,
      params: named,
      actor: { role: actor.role, name: names.get(actor.id) },
      at,
      nominalAt,
    }),
  };
}
