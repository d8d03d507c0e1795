import type { PathwaySettingsView } from '../../api';
import { useTexts } from '../../i18n';
import type { RuleChain, RuleStep, RuleVersion } from './edits';

type Difference = RuleVersion['differences'][number];
type Rung = { readonly afterDueWd: number; readonly to: readonly string[]; readonly at?: string };

const END_OF_DAY = '16:00';
const MORNING = '08:30';

/** The rules of a pathway as people say them. */
export function useRuleWords(view: PathwaySettingsView) {
  const { t, has, language } = useTexts();
  const list = (words: readonly string[]) => new Intl.ListFormat(language).format(words);
  const receivers = (to: readonly string[]) => list(to.map((code) => view.recipientWords[code] ?? code));
  const titleOf = (code: string) => view.steps.find((step) => step.code === code)?.title ?? code;
  const stepOf = (code: string) => view.steps.find((step) => step.code === code);
  const chainName = (id: string) => t(has(`rules.chain.${id}`) ? `rules.chain.${id}` : 'rules.chainOther');
  const length = (count: number, step: Pick<RuleStep, 'unit' | 'back'> | undefined) =>
    t(step?.back ? 'rules.back' : `rules.length.${step?.unit ?? 'WD'}`, { count });
  const reminders = (days: readonly number[]) =>
    days.length === 0 ? t('rules.noReminder') : t('rules.reminders', { days: list(days.map(String)) });
  const rung = ({ afterDueWd, to, at }: Rung) =>
    t('rules.rung', {
      count: afterDueWd,
      time: at ?? (afterDueWd === 0 ? END_OF_DAY : MORNING),
      to: receivers(to),
    });
  return {
    list,
    titleOf,
    chainName,
    length,
    reminders,
    rung,
    receiver: (code: string) => view.recipientWords[code] ?? code,
    role: (code: string) => t(has(`roles.${code}`) ? `roles.${code}` : 'rules.someWorker'),
    level: (chain: RuleChain['rungs'][number]) => t('rules.level', { level: chain.level, what: rung(chain) }),
    /** One changed number, old and new. */
    difference(one: Difference): string {
      if (one.kind === 'LENGTH') {
        const step = stepOf(one.step);
        return t('rules.changed', { what: titleOf(one.step), from: length(one.from, step), to: length(one.to, step) });
      }
      if (one.kind === 'REMINDERS') {
        return t('rules.changed', { what: titleOf(one.step), from: reminders(one.from), to: reminders(one.to) });
      }
      const what = t('rules.chainLevel', { chain: chainName(one.chain), level: one.level });
      return t('rules.changed', { what, from: rung(one.from), to: rung(one.to) });
    },
  };
}

export type RuleWords = ReturnType<typeof useRuleWords>;
