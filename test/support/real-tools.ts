import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the real tools are installed (test/tools): a gigabyte that only their suites need. */
export const TOOLS_HOME = fileURLToPath(new URL('../tools', import.meta.url))

const machine = `${process.platform}-${process.arch}`
const modules = `${TOOLS_HOME}/node_modules`

/** How each is started; as their own starters do, whose install scripts are not run. */
const programs = {
  codex: [`${modules}/@openai/codex/bin/codex.js`],
  claude: [`${modules}/@anthropic-ai/claude-code/cli-wrapper.cjs`],
  gemini: [`${modules}/@google/gemini-cli/bundle/gemini.js`],
  opencode: [`${modules}/opencode-${machine.replace('win32', 'windows')}/bin/opencode`],
} as const

export type RealTool = keyof typeof programs

/** Of what npm installs for this machine, what is not there; null: nothing. */
export function missingTools(): string | null {
  const missing = Object.entries(programs).filter(([, [path]]) => !existsSync(path))
  if (missing.length > 0 || !existsSync(`${modules}/@continuedev/config-yaml`)) {
    return `${missing.map(([name]) => name).join(', ') || 'continue'} not installed (npm ci --ignore-scripts in test/tools)`
  }
  return hasAiderReader() ? null : 'no reader of aider’s (Debian: apt install python3-configargparse python3-yaml)'
}

/** Debian's own: another Python may stand before it on the PATH, without the packages. */
const PYTHON = '/usr/bin/python3'

function hasAiderReader(): boolean {
  return spawnSync(PYTHON, ['-c', 'import configargparse, yaml']).status === 0
}

/** The options of a .aider.conf.yml, by the library that aider reads it with, set up as in aider/args.py (Aider-AI/aider, 2026-11-21). */
export function readAsAider(path: string): unknown {
  const options = ['--openai-api-base', '--openai-api-key', '--anthropic-api-key', '--model']
  const script = `
import configargparse, json, sys
parser = configargparse.ArgumentParser(
    default_config_files=[sys.argv[1]], config_file_parser_class=configargparse.YAMLConfigFileParser,
    auto_env_var_prefix="AIDER_")
for option in ${JSON.stringify(options)}: parser.add_argument(option)
parser.add_argument("--set-env", action="append", default=[])
print(json.dumps(vars(parser.parse_args([]))))`
  return JSON.parse(execFileSync(PYTHON, ['-c', script, path], { encoding: 'utf8' }))
}

/** A tool that is at work in that home directory, and can reach nothing but this machine. */
export function startTool(tool: RealTool, args: readonly string[], home: string): ChildProcess {
  const [path] = programs[tool]
  const [command, ...rest] = /\.[cm]?js$/.test(path) ? [process.execPath, path, ...args] : [path, ...args]
  // Nothing listens there: what would go elsewhere fails at once.
  const nowhere = 'http://127.0.0.1:9'
  const env = { HOME: home, PATH: process.env.PATH, HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, NO_PROXY: '127.0.0.1' }
  // A group of its own: they start others, and all of them are ended together.
  return spawn(command ?? path, rest, {
    cwd: home,
    env: { ...env, DISABLE_AUTOUPDATER: '1', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export function endTool({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
