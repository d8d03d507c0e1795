'use strict';

/**
 * Who may import whom. Every room lists the rooms and packages it may know; anything else names the broken rule.
 * Type imports count like any other: a type is knowledge too.
 */
const ROOMS = '^(pathways|workflows|activities|ledger|entities|platform|api|texts|scripts|tests|web|worker)(/|\\.ts$)';
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

/** The room may know itself and these other parts of the project; packages and node: modules are free. */
const knows = (room, rooms, comment) => ({
  name: `${room}-knows`,
  severity: 'error',
  comment,
  from: { path: `^${room}/` },
  to: { path: ROOMS, pathNot: [`^${room}/`, ...rooms] },
});

/** The room may import these and nothing else at all, no package and no node: module. */
const only = (room, allowed, comment) => ({
  name: `${room}-only`,
  severity: 'error',
  comment,
  from: { path: `^${room}/` },
  to: { pathNot: [`^${room}/`, ...allowed] },
});

/** The room must not touch these packages. */
const without = (room, packages, comment) => ({
  name: `${room}-without`,
  severity: 'error',
  comment,
  from: { path: `^${room}/` },
  to: { path: npm(...packages) },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vite$' } },
    only('pathways', [], 'The service as data and pure rules.'),
    only('texts', ['^pathways/'], 'Words only.'),
    only(
      'workflows',
      ['^pathways/', '^activities/contract\\.ts$', npm('@temporalio/workflow', '@temporalio/common')],
      'Replayed code: nothing that differs from one run to the next.',
    ),
    only(
      'entities',
      ['^pathways/', npm('typeorm', 'pg', 'reflect-metadata')],
      'Tables and the way to them, nothing else.',
    ),
    {
      name: 'contract-is-types',
      severity: 'error',
      comment: 'All that workflows may see of activities: types.',
      from: { path: '^activities/contract\\.ts$' },
      to: { pathNot: '^pathways/' },
    },
    knows(
      'ledger',
      ['^pathways/', '^entities/', '^platform/', '^texts/', '^workflows/messages\\.ts$'],
      'The one writer knows nothing of HTTP; of workflows, only what it tells them.',
    ),
    without(
      'ledger',
      ['express', '@temporalio/worker', '@temporalio/workflow'],
      'Its relay is a client of the engine, nothing more.',
    ),
    knows(
      'activities',
      ['^pathways/', '^entities/', '^ledger/', '^platform/', '^texts/'],
      'Side effects know no HTTP and no workflow code.',
    ),
    without(
      'activities',
      ['express', '@temporalio/worker', '@temporalio/workflow'],
      'Activities run inside a worker, they do not make one.',
    ),
    {
      ...knows(
        'api',
        ['^pathways/', '^workflows/messages\\.ts$', '^entities/', '^ledger/', '^platform/', '^texts/'],
        'Of workflows, the API sees names and message types.',
      ),
      // The process that joins the parts also delivers urgent mail when no worker does.
      from: { path: '^api/', pathNot: '^api/(server|urgent-mail)\\.ts$' },
    },
    without('api', ['@temporalio/worker', '@temporalio/workflow'], 'The API is a client of the engine.'),
    {
      ...knows(
        'web',
        ['^api/contract/', '^texts/(fi|sv|en)/[a-z-]+\\.json$'],
        'The browser knows the shapes of answers (types only, see web/tests/house.test.ts) and shares words, no code.',
      ),
    },
    {
      name: 'nobody-imports-web',
      severity: 'error',
      comment: 'The pages are an end, built by themselves.',
      from: { pathNot: '^web/' },
      to: { path: '^web/' },
    },
    knows('platform', [], 'Knows no word of social work.'),
    {
      name: 'entry-points-are-ends',
      severity: 'error',
      comment: 'No room imports the processes, the scripts or the tests.',
      from: { pathNot: '^(scripts/|tests/|worker\\.ts$)' },
      to: { path: '^(scripts/|tests/|worker\\.ts$)' },
    },
    {
      name: 'scripts-without-tests',
      severity: 'error',
      comment: 'What is played with by hand does not lean on the tests.',
      from: { path: '^scripts/' },
      to: { path: '^tests/' },
    },
    {
      name: 'tools-stay-outside',
      severity: 'error',
      comment: 'What is needed to build and check is absent in production.',
      from: { pathNot: '^(tests|scripts|web/tests)/|^web/vite' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The parser doesn't read JSX; web/tests/house.test.ts holds those files to the same rule.
    exclude: { path: '^(dist|data|coverage)/|\\.tsx$' },
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
  },
};
