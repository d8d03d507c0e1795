/** The side effects that a workflow may ask for. Each is safe to run twice. Types only: this is all that workflows/ may see of this folder. */

/** The same shape as `CaseView` of workflows/messages: repeated there, because this file imports nothing. */
export interface RaisedAlarm<View> {
  /** The case as it stands after the alarm (or as it stands anyhow, when the alarm was stale). */
  readonly view: View;
}

export interface Activities<View> {
  /** Sends the alarm through the ledger's one door; a stale alarm changes nothing. */
  readonly raiseAlarm: (input: { caseId: string; alarmId: string }) => Promise<RaisedAlarm<View>>;
  /** Lands a training case's clock once every alarm on the way was raised. */
  readonly landClock: (input: { caseId: string }) => Promise<RaisedAlarm<View>>;
  /**
   * Delivers notices by e-mail: one try each; throws where another try may help, so that the engine tries again. What can't
   * be delivered for good is visible under `admin/attention` with an owner.
   */
  readonly deliver: (input: { caseId: string; noticeIds: readonly string[] }) => Promise<void>;
  /** After the last try: marks the notices undelivered, with an owner. */
  readonly giveUp: (input: { caseId: string; noticeIds: readonly string[] }) => Promise<void>;
}

/** What the engine does for itself, away from any case. */
export interface Housekeeping {
  /** Keeps the histories of ended cases beyond the engine's own retention; gives the number of runs kept. */
  readonly archiveHistories: () => Promise<{ readonly kept: number }>;
  /** Compares the open cases of the ledger with what runs at the engine; a case found wrong is told anew by the relay. */
  readonly reconcile: () => Promise<{ readonly open: number; readonly repaired: number }>;
  /** Gives and takes back cover, writes the lists of the day and week, and sends their mails; gives the numbers of each. */
  readonly rounds: () => Promise<{ readonly covered: number; readonly told: number; readonly mails: number }>;
  /** Sees to mail that nobody has in hand any more, and lets go of old keys and sessions; gives the numbers of each. */
  readonly tidy: () => Promise<{ readonly notices: number; readonly keys: number; readonly sessions: number }>;
}
