/** The boundaries of ARCHITECTURE.md. Each message says what to do instead. */

// The parts that a request passes: what one needs of another arrives as a function argument from core.
const STAGES = ['listener', 'guard', 'limits', 'screen', 'route', 'translate', 'forward', 'meter']
const PARTS = [
  ...STAGES,
  'prices',
  'warnings',
  'statement',
  'billing',
  'ledger',
  'secrets',
  'providers',
  'settings',
  'connect',
  'imports',
  'control',
  'sandbox',
  'scan',
  'metrics',
  'inventory',
  'outbound',
  'security',
  'selftest',
  'updates',
  'command',
  'models',
]

/** Only `home` may import `module`. */
const onlyIn = (module, home) => ({
  name: `only-${home.name}-imports-${module}`,
  comment: `Only ${home.path} may import ${module}: ask that part for what you need.`,
  severity: 'error',
  from: { path: '^src', pathNot: home.path },
  to: { path: `(^|/)node_modules/${module}(/|$)|^${module}(/|$)` },
})

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Move what both need into a file of its own, or pass it as an argument.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-stands-alone',
      comment: 'src/shared runs everywhere: no Node, no DOM, nothing of the other folders.',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { path: '^src/(main|preload|renderer)|^node:', dependencyTypesNot: ['npm'] },
    },
    {
      name: 'shared-without-node',
      comment: 'src/shared runs in the window as well: no Node modules.',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-knows-the-contract-only',
      comment: 'The window and the preload know src/shared: ask the engine through the contract.',
      severity: 'error',
      from: { path: '^src/(renderer|preload)' },
      to: { path: '^src/main' },
    },
    {
      name: 'stages-do-not-know-each-other',
      comment: 'Pass what you need of another stage as a function argument (assembly/front.ts joins them).',
      severity: 'error',
      from: { path: `^src/main/engine/(${STAGES.join('|')})/` },
      to: { path: `^src/main/engine/(${STAGES.join('|')})/`, pathNot: '^src/main/engine/$1/' },
    },
    {
      name: 'parts-do-not-know-the-whole',
      comment: 'A part of the engine does not know who joins it: assembly, core, pipeline and the hosts import parts.',
      severity: 'error',
      from: { path: `^src/main/engine/(${PARTS.join('|')})/` },
      to: {
        path: '^src/main/(shell|headless|cli)/|^src/main/engine/(assembly/|(core|pipeline|waybill|rows|record|demo|doctor)\\.ts)',
      },
    },
    {
      name: 'pipeline-does-not-know-the-core',
      comment: 'The pipeline knows its stages by their types; front and core join them.',
      severity: 'error',
      from: { path: '^src/main/engine/(pipeline|waybill|rows|exchange)\\.ts$' },
      to: { path: '^src/main/engine/(assembly/|core\\.ts$)' },
    },
    {
      name: 'engine-does-not-know-its-hosts',
      comment: 'The engine is a plain Node part; hosts mount its router.',
      severity: 'error',
      from: { path: '^src/main/engine/' },
      to: { path: '^src/main/(shell|headless|cli)/|^src/main/[^/]+\\.ts$' },
    },
    {
      name: 'hosts-enter-by-the-core',
      comment: 'Hosts use core.ts and the contract, not the parts behind them.',
      severity: 'error',
      from: { path: '^src/main/(shell|headless|cli)/|^src/main/[^/]+\\.ts$' },
      to: { path: '^src/main/engine/', pathNot: '^src/main/engine/(core|control/control|secrets/secrets)\\.ts$' },
    },
    {
      name: 'enter-by-the-door',
      comment: 'Ledger, secrets, sandbox, control and headless are entered by the file of the folder’s name.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/(?:engine/)?(ledger|secrets|sandbox|control|headless)/' },
      to: {
        path: '^src/main/(?:engine/)?(ledger|secrets|sandbox|control|headless)/',
        pathNot: '/(ledger/ledger|secrets/secrets|sandbox/sandbox|control/control|headless/headless)\\.ts$',
      },
    },
    {
      name: 'features-stand-beside-each-other',
      comment: 'Put what two features share into components/ or data/.',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'components-hold-no-data',
      comment: 'Components get their data as props.',
      severity: 'error',
      from: { path: '^src/renderer/components/' },
      to: { path: '^src/renderer/(features|app|data|client)|@orpc|@tanstack/react-query' },
    },
    onlyIn('electron', { name: 'shell', path: '^src/main/(shell/|desktop\\.ts)|^src/preload/' }),
    onlyIn('better-sqlite3', { name: 'ledger', path: '^src/main/engine/ledger/' }),
    onlyIn('keytar', { name: 'secrets', path: '^src/main/engine/secrets/' }),
    onlyIn('@ai-sdk', { name: 'translate', path: '^src/main/engine/translate/' }),
    onlyIn('http-proxy', { name: 'forward', path: '^src/main/engine/forward/' }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
