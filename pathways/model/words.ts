/** ISO-8601 UTC with milliseconds, e.g. `2026-11-26T14:00:00.000Z`. */
export type Instant = string;

export type StepCode = string;
export type OutcomeCode = string;
export type Status = string;
export type Discipline = string;

/** A role code (`RSW`, `COORD`, …) or a member key of the case (`LEAD`). */
export type Role = string;

/**
 * Who is meant: `ASSIGNEE` or `DEPUTY` of the task at hand (an unassigned task's ASSIGNEE is its role's pool), `TEAM` (every
 * assigned worker and deputy, without the responsible social worker), a member key of the case (`RSW`, `LEAD`, `CREATOR`, `FAMW` …) where the case has that member,
 * otherwise everyone who holds that role (`COORD`, `TL`, `MGR` …). `MGR_DIGEST` and `ADMIN_COUNT` are told by lists, not by notices.
 */
export type Recipient = string;

export type Scalar = string | number | boolean | null;
export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };
export type Data = { readonly [field: string]: Json };
export type NoticeCode = string;
