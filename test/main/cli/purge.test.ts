import { describe, expect, it } from 'vitest'
import type { ErasureReport } from '../../../src/shared/contract/privacy.ts'
import { newHome, waybill, waybillJson } from './waybill-command.ts'

interface Key {
  readonly id: string
  readonly project: string | null
}

describe('purge', () => {
  it('says in two lines what was there, what is, and that the bytes are overwritten', async () => {
    const { code, stdout, stderr } = await waybill(['purge', '--since', '2h', '--before', '1h', '--yes'], {
      home: newHome(),
    })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^0 exchanges erased: 0 before, 0 now\.\nThe database had [\d,]+ bytes, it has [\d,]+; what is gone is overwritten in it\.\n$/,
    )
  })

  it('takes the record of a client key with it once that is revoked, and says so as long as it is not', async () => {
    const home = newHome()
    const { id } = await waybillJson<Key>(['key', 'create', 'mine'], { home })
    expect((await waybill(['purge', '--key', id, '--yes'], { home })).stderr).toContain('mine is in use')
    await waybill(['key', 'revoke', id], { home })
    expect((await waybill(['purge', '--key', id, '--yes'], { home })).stderr).toBe('')
    expect(await waybillJson(['key', 'list'], { home })).toEqual([])
    expect((await waybill(['purge', '--key', id, '--yes'], { home })).code).toBe(1)
  })

  it('of a field tells how to switch it off, and switching it off tells how to purge it', async () => {
    const home = newHome()
    const { stdout, stderr } = await waybill(['purge', '--field', 'tool,project', 'latency_ms', '--yes'], { home })
    expect(stdout).toContain('0 exchanges changed')
    expect(stderr).toContain('waybill settings set fields_off tool,project,latency_ms')
    const set = await waybill(['settings', 'set', 'fields_off', 'tool,project'], { home })
    expect(set.stderr).toContain('waybill purge --field tool project')
    expect((await waybill(['purge', '--field', 'tool', '--yes'], { home })).stderr).toBe('')
    const refused = await waybill(['purge', '--field', 'input_tokens', '--yes'], { home })
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('tool, project')])
  })

  it('of a name that nothing goes by says so, and where the names are', async () => {
    const home = newHome()
    const purge = async (...of: string[]) => (await waybill(['purge', ...of, '--yes'], { home })).stderr
    expect(await purge('--provider', 'openia')).toContain(
      'No exchange went to openia. Whom they went to: waybill usage',
    )
    expect(await purge('--project', 'sight')).toContain('No exchange was done for sight.')
  })

  it('of a project tells of the keys that carry its name on, and privacy rename-project takes it off them', async () => {
    const home = newHome()
    await waybillJson(['key', 'create', 'mine', '--project', "the cook's"], { home })
    const { stderr } = await waybill(['purge', '--project', "the cook's", '--yes'], { home })
    expect(stderr).toContain(`(1): waybill privacy rename-project 'the cook'\\''s' --none`)
    const renamed = await waybillJson<ErasureReport>(['privacy', 'rename-project', "the cook's", 'kitchen'], { home })
    expect(renamed).toMatchObject({ purged: 0, scrubbed: true })
    const projects = async () => (await waybillJson<Key[]>(['key', 'list'], { home })).map(({ project }) => project)
    expect(await projects()).toEqual(['kitchen'])
    const none = await waybill(['privacy', 'rename-project', 'kitchen', '--none'], { home })
    expect(none.stdout).toMatch(/^0 exchanges taken out of kitchen: 0 before, 0 now\.\n/)
    expect(none.stdout).toContain('Client keys: 1.')
    expect(none.stderr).toBe('')
    expect(await projects()).toEqual([null])
    const again = await waybill(['privacy', 'rename-project', 'kitchen', 'cellar'], { home })
    expect(again.stderr).toBe('No client key and no exchange that is kept had the project kitchen.\n')
  })
})
