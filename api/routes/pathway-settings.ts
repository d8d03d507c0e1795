import { z } from 'zod';
import { canonicalJson } from '../../ledger/canonical';
import { type PublishedSettings, publishSettings, settingsVersions } from '../../ledger/pathway-settings';
import { previewSettings } from '../../ledger/queries/settings-preview';
import { localDateOf } from '../../ledger/time';
import { addDays, type LocalDate } from '../../pathways/calendar';
import type { FieldError, PathwayBook } from '../../pathways/model';
import {
  differences,
  lawMargin,
  NO_SETTINGS,
  type PathwaySettings,
  settingsFaults,
  tidySettings,
  withSettings,
} from '../../pathways/settings';
import { t } from '../../texts/index';
import { PathwaySettingsShape, SettingsBody, SettingsPreviewShape } from '../contract/pathway-settings';
import { code } from '../contract/primitives';
import { codeOf } from '../contract/scalars';
import { scopesOfPerson } from '../policies/may';
import { presentPreview, presentSettings } from '../presenters/pathway-settings';
import { invalid, type Problem, problem } from '../problems';
import { prefixed } from '../refusals';
import { type Answer, type Call, ok, type Route, route } from '../route';
import { usageOfCall } from '../usage';

const PathwayParams = z.strictObject({ id: code });
/** How far ahead a change may begin (days), and how short a reason says nothing. */
const AHEAD_DAYS = 366;
const SHORTEST_REASON = 5;

type Body = z.infer<typeof SettingsBody>;
type Change = Call<{ readonly id: string }, unknown, Body>;

/** What the pathway is now, and what somebody wants it to be. */
interface Wanted {
  readonly book: PathwayBook;
  readonly newest: PublishedSettings | undefined;
  readonly before: PathwaySettings;
  readonly after: PathwaySettings;
  readonly today: LocalDate;
}

/** The service's own deadlines, reminders and chains: read, tried, published for cases that begin from a day on. */
export const pathwaySettingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/admin/pathways',
    summary: 'The pathways of the service',
    policy: 'rules.read',
    audit: { nothing: 'rules of the service, not clients' },
    output: { status: 200, schema: z.array(z.strictObject({ id: codeOf, title: z.string() })) },
    handler: ({ deps, language }) => ok(deps.library.ids.map((id) => ({ id, title: t(language, `pathways.${id}`) }))),
  }),
  route({
    method: 'GET',
    path: '/api/v1/admin/pathways/:id',
    summary:
      'A pathway’s deadlines, reminders and chains, what of them may be set, and every version that was published',
    policy: 'rules.read',
    audit: { nothing: 'rules of the service, not clients' },
    params: PathwayParams,
    output: { status: 200, schema: PathwaySettingsShape },
    handler: (call) => shown(call, call.params.id),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/admin/pathways/:id',
    summary:
      'Publish other deadlines and chains for cases that begin from a day on; with `dryRun` only say what they would make of the tasks',
    policy: 'rules.change',
    audit: { nothing: 'rules of the service, not clients' },
    command: true,
    params: PathwayParams,
    body: SettingsBody,
    output: { status: 200, schema: z.union([PathwaySettingsShape, SettingsPreviewShape]) },
    async handler(call) {
      const wanted = await wantedOf(call);
      if ('kind' in wanted) return wanted;
      return call.body.dryRun ? tried(call, wanted) : published(call, wanted);
    },
  }),
];

async function shown({ deps, caller, language }: Call, id: string): Promise<Answer> {
  const release = deps.library.current(id);
  if (release === undefined) return problem('not_found');
  const versions = await settingsVersions(deps.pool, id);
  const today = localDateOf(deps.now().toISOString());
  const mayChange = scopesOfPerson(caller, 'rules.change').size > 0;
  return ok(presentSettings({ pathway: release.book.definition, versions, today, mayChange, language }));
}

const sameAs = (a: PathwaySettings, b: PathwaySettings): boolean => canonicalJson(a) === canonicalJson(b);

async function wantedOf(call: Change): Promise<Wanted | Problem | Answer> {
  const { deps, params, body, caller } = call;
  const release = deps.library.current(params.id);
  if (release === undefined) return problem('not_found');
  const { book } = release;
  const faults = settingsFaults(book, body.settings as PathwaySettings);
  if (faults.length > 0) return invalid(prefixed(faults, 'settings'));
  const after = tidySettings(book.definition, body.settings as PathwaySettings);
  const [newest, former] = await settingsVersions(deps.pool, params.id);
  if (body.version !== (newest?.version ?? 0)) {
    const mine = newest?.publishedBy === caller.id && (former?.version ?? 0) === body.version;
    // The first answer was lost on the way: what was asked for has been done.
    if (newest && mine && !body.dryRun && sameAs(newest.settings, after)) return shown(call, params.id);
    return changedMeanwhile(newest);
  }
  const before = tidySettings(book.definition, newest?.settings ?? NO_SETTINGS);
  if (sameAs(before, after)) return problem('refused', { code: 'nothing_changed' });
  return { book, newest, before, after, today: localDateOf(deps.now().toISOString()) };
}

/** Somebody else was first: who, when, and what to look at. */
function changedMeanwhile(newest: PublishedSettings | undefined): Problem {
  return problem('conflict', {
    code: 'rules_changed',
    extra: {
      current: newest?.version ?? 0,
      ...(newest ? { by: newest.publishedByName, at: newest.publishedAt.toISOString() } : {}),
    },
  });
}

/** The steps on which the change tells: their own numbers, or their chain's. */
function stepsConcerned({ book, before, after }: Wanted): string[] {
  const changed = differences(book.definition, before, after);
  const codes = new Set(changed.flatMap((one) => (one.kind === 'RUNG' ? [] : [one.step])));
  const chains = new Set(changed.flatMap((one) => (one.kind === 'RUNG' ? [one.chain] : [])));
  return book.definition.steps.filter((s) => codes.has(s.code) || chains.has(s.chain)).map((s) => s.code);
}

async function tried({ deps, language }: Change, wanted: Wanted): Promise<Answer> {
  const { book, before, after, today } = wanted;
  const calendar = await deps.calendar();
  const pathway = withSettings(book.definition, after, 1);
  const steps = await previewSettings(deps.pool, {
    pathway,
    steps: stepsConcerned(wanted),
    calendar,
    now: deps.now(),
    training: !deps.config.production,
  });
  const law = lawMargin(pathway, today, calendar);
  return ok(presentPreview({ pathway: book.definition, before, after, steps, law, language }));
}

function missingOf({ effectiveFrom, reason = '' }: Body, today: LocalDate): FieldError[] {
  const faults: FieldError[] = [];
  if (effectiveFrom === undefined) faults.push({ path: 'effectiveFrom', code: 'required' });
  else if (effectiveFrom < today) faults.push({ path: 'effectiveFrom', code: 'in_past' });
  else if (effectiveFrom > addDays(today, AHEAD_DAYS)) faults.push({ path: 'effectiveFrom', code: 'out_of_range' });
  if (reason === '') faults.push({ path: 'reason', code: 'required' });
  else if (reason.length < SHORTEST_REASON) faults.push({ path: 'reason', code: 'too_short' });
  return faults;
}

async function published(call: Change, wanted: Wanted): Promise<Answer> {
  const { deps, params, body, caller } = call;
  const { book, before, after, today } = wanted;
  const missing = missingOf(body, today);
  const { effectiveFrom = today, reason = '' } = body;
  if (missing.length > 0) return invalid(missing);
  const margin = lawMargin(withSettings(book.definition, after, 1), today, await deps.calendar());
  if (margin !== null && margin.missed > 0 && !body.lawRiskAccepted) return problem('refused', { code: 'law_at_risk' });
  const changed = differences(book.definition, before, after);
  const kept = await publishSettings(deps.pool, {
    pathwayId: params.id,
    after: body.version,
    effectiveFrom,
    settings: after,
    reason,
    publishedBy: caller.id,
    use: usageOfCall(call, {
      action: 'UPDATE',
      objectType: 'PATHWAY',
      objectId: `${params.id}+${body.version + 1}`,
      sections: [...new Set(changed.map((one) => (one.kind === 'RUNG' ? one.chain : one.step)))],
    }),
  });
  return kept ? shown(call, params.id) : changedMeanwhile((await settingsVersions(deps.pool, params.id))[0]);
}
