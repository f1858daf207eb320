import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { autostartEntry, autostartFile, setAutostart } from '../../src/main/shell/autostart-entry.ts'

const exec = (entry: string) => /^Exec=(.*)$/m.exec(entry)?.[1]

describe('what the session is told to start', () => {
  test.each([
    [['/opt/Waybill/waybill', '--hidden'], undefined, '/opt/Waybill/waybill --hidden'],
    [['/home/ada/My Apps/Waybill.AppImage', '--hidden'], undefined, '"/home/ada/My Apps/Waybill.AppImage" --hidden'],
    [['/opt/waybill'], '/srv/way bill', 'env "WAYBILL_HOME=/srv/way bill" /opt/waybill'],
    // As the specification has it: escaped for the command line, then for the file.
    [['/opt/$(reboot)/`x`"'], undefined, '"/opt/\\\\$(reboot)/\\\\`x\\\\`\\\\""'],
    [['/opt/back\\slash'], undefined, '"/opt/back\\\\\\\\slash"'],
    // A field code would be filled in by the session.
    [['/opt/100%u'], undefined, '/opt/100%%u'],
  ])('%j with WAYBILL_HOME %j', (command, home, expected) => {
    expect(exec(autostartEntry(command, home))).toBe(expected)
  })

  test('a name with a line break in it writes no line of its own', () => {
    const entry = autostartEntry(['/opt/a\nExec=/evil'], '/srv/b\nHidden=true')
    expect(entry.split('\n').filter((line) => /^(Exec|Hidden)=/.test(line))).toHaveLength(1)
  })

  test('it stands where the session looks for it', () => {
    expect(autostartFile({ XDG_CONFIG_HOME: '/tmp/config' })).toBe('/tmp/config/autostart/waybill.desktop')
    expect(autostartFile({})).toBe(join(homedir(), '.config/autostart/waybill.desktop'))
  })
})

describe('the file', () => {
  let directory: string
  let file: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'wb-autostart-'))
    file = join(directory, 'autostart/waybill.desktop')
  })
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  test('comes and goes with the setting, also after the program has moved', () => {
    setAutostart(file, autostartEntry(['/opt/old'], undefined), true)
    expect(readFileSync(file, 'utf8')).toContain('Exec=/opt/old\n')
    setAutostart(file, autostartEntry(['/opt/new'], undefined), true)
    expect(readFileSync(file, 'utf8')).toContain('Exec=/opt/new\n')
    setAutostart(file, autostartEntry(['/opt/newer'], undefined), false)
    expect(existsSync(file)).toBe(false)
    setAutostart(file, autostartEntry(['/opt/newer'], undefined), false)
  })

  test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
    'that the user has switched off in the session’s own settings (%s) is not switched on by the next start',
    (line) => {
      const entry = autostartEntry(['/opt/waybill'], undefined)
      const off = `${entry.replace('X-GNOME-Autostart-enabled=true\n', '')}${line}\n`
      setAutostart(file, entry, true)
      writeFileSync(file, off)
      setAutostart(file, entry, true)
      expect(readFileSync(file, 'utf8')).toBe(off)
      // Off and on again in Waybill is a word of the user's, too.
      setAutostart(file, entry, false)
      setAutostart(file, entry, true)
      expect(readFileSync(file, 'utf8')).toBe(entry)
    },
  )

  test('that another Waybill has written stays', () => {
    setAutostart(file, autostartEntry(['/opt/waybill'], '/srv/work'), true)
    setAutostart(file, autostartEntry(['/opt/waybill'], undefined), false)
    setAutostart(file, autostartEntry(['/opt/waybill'], '/srv/other'), false)
    expect(existsSync(file)).toBe(true)
  })
})
