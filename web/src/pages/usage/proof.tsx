import { isProblem, type UsageProofView } from '../../api';
import { dayAndTime } from '../../dates';
import { useTexts } from '../../i18n';
import { Button, ErrorState, Notification } from '../../ui';
import { useProof } from './queries';

/** The log proven by a button: how far it is whole, by whose signature, and whether the copy outside keeps up. */
export function Proof() {
  const { t } = useTexts();
  const proof = useProof();
  return (
    <section aria-labelledby="proof" className="h-group-of-rows">
      <h2 id="proof">{t('usage.proof.title')}</h2>
      <div className="h-tools">
        <Button variant="secondary" busy={proof.isPending} onClick={() => proof.mutate()}>
          {t(proof.isPending ? 'usage.proof.busy' : 'usage.proof.do')}
        </Button>
      </div>
      {proof.isError ? (
        <ErrorState title={(isProblem(proof.error) && proof.error.title) || t('common.notReached')} />
      ) : null}
      {proof.data === undefined ? null : <Result proof={proof.data} />}
    </section>
  );
}

function Result({ proof }: { readonly proof: UsageProofView }) {
  const { t, language } = useTexts();
  const { broken, lastCheckpoint, shipping } = proof;
  const title =
    broken === null
      ? t('usage.proof.whole', { count: proof.wholeUntil })
      : t('usage.proof.broken', { what: broken.text, seq: broken.seq });
  return (
    <Notification tone={broken === null ? 'success' : 'error'} title={title} live>
      <p>
        {lastCheckpoint === null
          ? t('usage.proof.unsigned')
          : t('usage.proof.checkpoint', { at: dayAndTime(language, lastCheckpoint.at), seq: lastCheckpoint.seq })}{' '}
        {proof.signaturesProven ? null : t('usage.proof.unproven')}
      </p>
      <p>
        {shipping === null ? t('usage.proof.notShipped') : t('usage.proof.shipped', { count: shipping.behind })}
        {shipping?.lastCode ? ` (${shipping.lastCode})` : null}
      </p>
    </Notification>
  );
}
