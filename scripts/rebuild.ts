import { rebuildProjections, rebuildWorkflows } from '../ledger/rebuild';
import { pathwayBooks } from '../pathways';
import { onRunningDatabase } from './running-database';

const what = process.argv[2];

/** `npm run rebuild projections|workflows`: makes anew what follows from the events. */
if (what !== 'projections' && what !== 'workflows') {
  console.error('Usage: npm run rebuild projections | npm run rebuild workflows');
  process.exitCode = 78;
} else {
  void onRunningDatabase(async (pool) => {
    const cases = await (what === 'projections' ? rebuildProjections(pool, pathwayBooks) : rebuildWorkflows(pool));
    console.log(
      what === 'projections'
        ? `The projections of ${cases} cases were made anew.`
        : `The workflows of ${cases} cases will be told again by the relay.`,
    );
    return 0;
  });
}
