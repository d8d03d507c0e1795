import type { Field } from '../model';
import { code, DECISION_ANSWERS, date, language, required, text, yesNo } from './forms';

/**
 * The responsible social worker's answer where the service isn't given: the family was told in its language, and
 * whether a written decision was due (SHL 1301/2014 45 §): made on a day, or not applied for.
 */
export const familyToldFields: readonly Field[] = [
  date('familyToldOn', 'SOC', { required: true, notFuture: true }),
  language('toldInLanguage', required),
  yesNo('interpreterUsed', 'SOC'),
  code('writtenDecision', 'SOC', DECISION_ANSWERS, required),
  date('decisionMadeOn', 'SOC', { notFuture: true, requiredWhen: { field: 'writtenDecision', is: 'YES' } }),
  text('note', 'SOC', 500),
];
