import { createTurnstile } from '../../ledger/turnstile';

describe('a turnstile', () => {
  it('lets the next in line through when somebody leaves, in order of coming', async () => {
    const turnstile = createTurnstile(1, 5_000);
    const leave = await turnstile.enter();
    const order: string[] = [];
    const second = turnstile.enter().then((out) => {
      order.push('second');
      out?.();
    });
    const third = turnstile.enter().then(() => order.push('third'));
    leave?.();
    leave?.();
    await Promise.all([second, third]);
    expect(order).toEqual(['second', 'third']);
  });

  it('sends away who waits too long, without keeping a place for them', async () => {
    const turnstile = createTurnstile(1, 10);
    const leave = await turnstile.enter();
    expect(await turnstile.enter()).toBeNull();
    leave?.();
    expect(await turnstile.enter()).not.toBeNull();
  });
});
