import type { BreakKind, UsageReport } from '../ledger/usage-verify';

const WORDS: { readonly [kind in BreakKind]: (seq: number) => string } = {
  LINK_MISSING: (seq) => `link ${seq} of the chain is missing`,
  ROW_MISSING: (seq) => `the row of link ${seq} was taken away`,
  CHANGED: (seq) => `the row of link ${seq}, or the link itself, was changed`,
  NOT_LINKED: (seq) => `the row with id ${seq} was slipped in past the chain`,
  CHECKPOINT_MISSING: (seq) => `a checkpoint is missing, at link ${seq} or before`,
  CHECKPOINT_FORGED: (seq) => `the checkpoint at link ${seq} was not signed by a known key`,
  TRUNCATED: (seq) => `the chain ends at link ${seq}, and a checkpoint or the shipped copy knows more`,
  REWRITTEN: (seq) => `the rows up to link ${seq} were written anew: the signed checkpoint there says otherwise`,
};

/** What was found, in words; the first line says whether the log is whole. */
export function usageReportLines(report: UsageReport): string[] {
  const { wholeUntil, waiting, checkpoints, lastCheckpoint, signaturesProven, broken } = report;
  const reach = `${wholeUntil} rows in the chain, ${waiting} of the last moments waiting for their link`;
  const proof = signaturesProven ? 'signatures proven' : 'signatures NOT proven: no key at hand';
  const last = lastCheckpoint === null ? '' : `, the last at link ${lastCheckpoint.seq} (${lastCheckpoint.at})`;
  return [
    broken === null
      ? `The usage log is whole: ${reach}.`
      : `The usage log was changed: ${WORDS[broken.kind](broken.seq)}.`,
    `${checkpoints} signed checkpoint(s)${last}; ${proof}.`,
  ];
}
