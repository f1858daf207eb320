import { chmod, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { CommandView } from '../../../shared/contract/system.ts'
import { AppError } from '../../../shared/errors.ts'
import { codeOf } from '../coded.ts'
import { commandLine, shWord } from '../connect/command-line.ts'
import type { Surroundings } from '../connect/tool.ts'

/** The `waybill` command of this installation, and its place on the user's PATH: a script of two lines in ~/.local/bin. */
export interface CommandPlace {
  view(): Promise<CommandView>
  /** Throws `command_not_ours` where something else has the name, `command_not_put` where its folder can't be written. */
  put(): Promise<CommandView>
  /** Throws the same. */
  takeAway(): Promise<CommandView>
}

const MARK = '# Written by Waybill, which takes it away again: Settings, Desktop.'

/** `command`: the program and its first arguments, as tools are told to run it. */
export function createCommandPlace(
  command: readonly string[],
  { home, env, platform }: Pick<Surroundings, 'home' | 'env' | 'platform'>,
): CommandPlace {
  // Tools are tied to this data directory; whoever types the name may have said another by WAYBILL_HOME.
  const homeAt = command.indexOf('--home')
  const program = homeAt === -1 ? command : command.toSpliced(homeAt, 2)
  const folder = join(home, '.local', 'bin')
  const path = join(folder, 'waybill')
  const script = `#!/bin/sh\n${MARK}\nexec ${program.map(shWord).join(' ')} "$@"\n`

  async function what(): Promise<CommandView['state']> {
    const stat = await lstat(path).catch(() => null)
    if (stat === null) return 'absent'
    const text = stat.isFile() && stat.size < 10_000 ? await readFile(path, 'utf8') : ''
    if (text === script) return 'put'
    return text.split('\n')[1] === MARK ? 'outdated' : 'foreign'
  }

  async function view(): Promise<CommandView> {
    const line = commandLine(program, platform)
    // The installer of a program is what may change a user's PATH there.
    if (platform === 'win32') return { line, path: null, state: 'absent', folder_on_path: false }
    const folder_on_path = (env.PATH ?? '').split(delimiter).includes(folder)
    return { line, path, state: await what(), folder_on_path }
  }

  async function checkOurs(): Promise<void> {
    if ((await what()) !== 'foreign') return
    throw new AppError('command_not_ours', { message: `${path} is not of this Waybill’s making.` })
  }

  function notChanged(thrown: unknown): AppError {
    return new AppError('command_not_put', {
      message: `Waybill can’t change ${path} (${codeOf(thrown)}).`,
      cause: thrown,
    })
  }

  return {
    view,
    async put() {
      if (platform === 'win32') return view()
      await checkOurs()
      const temporary = join(folder, '.waybill.tmp')
      try {
        await mkdir(folder, { recursive: true })
        // What a kill left, or a planted link: never what it points to.
        await rm(temporary, { force: true })
        await writeFile(temporary, script, { flag: 'wx', mode: 0o755 })
        // Whatever the umask takes away.
        await chmod(temporary, 0o755)
        await rename(temporary, path)
      } catch (thrown) {
        await rm(temporary, { force: true }).catch(() => {})
        throw notChanged(thrown)
      }
      return view()
    },
    async takeAway() {
      if (platform === 'win32') return view()
      await checkOurs()
      await rm(path, { force: true }).catch((thrown) => {
        throw notChanged(thrown)
      })
      return view()
    },
  }
}
