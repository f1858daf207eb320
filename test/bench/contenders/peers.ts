import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NotHere } from './contender.ts'

/** Other projects' proxies have a folder and lock files of their own: nothing of theirs is installed with Waybill. */
const HOME = fileURLToPath(new URL('../peers', import.meta.url))
const PYTHON_HOME = join(HOME, 'python')

/** A package of npm's, installed when it is first asked for. Its install scripts are not run. */
export function npmPeer(name: string): { readonly directory: string; readonly version: string } {
  const directory = join(HOME, 'node_modules', name)
  if (!existsSync(directory)) {
    console.log('Installing the other proxies, into test/bench/peers …')
    spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: HOME, stdio: 'ignore' })
  }
  if (!existsSync(directory)) throw new NotHere(`${name} could not be installed from npm`)
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { version: string }
  return { directory, version }
}

/** LiteLLM's command, in a Python environment of its own (700 MB, two minutes). */
export function litellmPeer(): { readonly command: string; readonly version: string } {
  const command = join(PYTHON_HOME, 'bin', 'litellm')
  if (!existsSync(command)) {
    console.log('Installing LiteLLM, into test/bench/peers/python …')
    spawnSync('python3', ['-m', 'venv', PYTHON_HOME], { stdio: 'ignore' })
    const pip = ['-m', 'pip', 'install', '-q', '-r', join(HOME, 'requirements.txt')]
    spawnSync(join(PYTHON_HOME, 'bin', 'python'), pip, { stdio: 'ignore', timeout: 300_000 })
  }
  if (!existsSync(command)) throw new NotHere('LiteLLM could not be installed from PyPI (it wants python3 with venv)')
  const shown = execFileSync(join(PYTHON_HOME, 'bin', 'python'), ['-m', 'pip', 'show', 'litellm'], { encoding: 'utf8' })
  return { command, version: /^Version: (.+)$/m.exec(shown)?.[1] ?? '' }
}
