/**
 * The app's own program is the `waybill` command as well (the fuse that would make a plain Node of it is off). Whether it was
 * called as one is decided here: by its arguments alone, before the single-instance lock, a window and a display.
 *
 * `resources/bin/waybill` puts `--` before ours, so that Chromium takes none of them for a switch of its own; called by hand,
 * the first argument is a bare word. No deep link, path or switch is one, and `waybill sttaus` had better be told than a
 * window opened. Without arguments: the app.
 */
export function commandIn(argv: readonly string[]): readonly string[] | null {
  const first = argv.findIndex((argument) => !argument.startsWith('-') || argument === '--')
  if (argv[first] === '--') return argv.slice(first + 1)
  // An AppImage's launcher adds this one, where the system keeps Chromium from its sandbox.
  const own = argv[0] === '--no-sandbox' ? argv.slice(1) : argv
  const [word = ''] = own
  return /^[a-z][a-z-]*$/.test(word) || FIRST_OPTIONS.includes(word.replace(/=.*/s, '')) ? own : null
}

/** What stands before any command. */
const FIRST_OPTIONS = ['--help', '-h', '--version', '-V', '--home']

/**
 * Does not return: the end of the command is the end of the process, as the app would come up next. Electron waits for this
 * module to be evaluated before it looks for a display, so that a command needs none.
 */
export async function runAsCommand(argv: readonly string[], program: readonly string[]): Promise<never> {
  const [{ runCommand }, { endNow }] = await Promise.all([import('../cli/cli.ts'), import('../cli/end-now.ts')])
  await runCommand(argv, process.env, program)
  await Promise.all([flushed(process.stdout), flushed(process.stderr)])
  return endNow(Number(process.exitCode ?? 0))
}

/** Windows writes to pipes and terminals while the program goes on; an exit would cut that off. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()))
}
