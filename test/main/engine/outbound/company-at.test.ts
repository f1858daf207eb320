import { describe, expect, it } from 'vitest'
import { companyAt, shownLinks } from '../../../../src/main/engine/company-at.ts'
import { providerDefinitions } from '../../../../src/main/engine/providers/providers.ts'

const definitions = providerDefinitions({ origin: 'http://127.0.0.1:4400', key: 'any' })

describe('the company at a host', () => {
  it.each([
    ['api.mistral.ai:443', 'France'],
    ['api.openai.com:443 via proxy.test:3128', 'United States'],
    ['api.deepseek.com:443', 'China'],
    ['raw.githubusercontent.com:443', 'United States'],
  ])('%s is in %s, and has said what it does with data', (host, region) => {
    expect(companyAt(host, definitions)).toMatchObject({ region, policyPage: expect.stringMatching(/^https:/) })
  })

  it.each(['openai.example:443', 'api.openai.com:8443', 'proxy.test:3128', '127.0.0.1:11434', '127.0.0.1:4400'])(
    '%s is nobody that Waybill knows',
    (host) => expect(companyAt(host, definitions)?.region).toBeUndefined(),
  )

  it('is known for every provider that is not on the user’s own machine', () => {
    const elsewhere = definitions.filter(({ endpoints }) =>
      Object.values(endpoints).some(({ baseUrl }) => baseUrl.startsWith('https:')),
    )
    expect(elsewhere.length).toBeGreaterThan(10)
    for (const { kind, region, policyPage } of elsewhere) {
      expect([kind, region, policyPage]).toEqual([kind, expect.any(String), expect.stringMatching(/^https:/)])
    }
  })
})

describe('what the dashboard shows as links', () => {
  const links = shownLinks(definitions)

  it('is each company’s word and where its keys are made, and who publishes the prices', () => {
    expect(links).toEqual(
      expect.arrayContaining(['https://openrouter.ai/privacy', 'https://openrouter.ai/settings/keys']),
    )
    expect(links).toContain(companyAt('raw.githubusercontent.com:443', definitions)?.policyPage)
    expect(new Set(links).size).toBe(links.length)
  })

  it.each(links)('%s is a page that a browser may be sent to', (link) => {
    const { protocol, username, port, search, hash } = new URL(link)
    expect([protocol, username, port, search, hash]).toEqual(['https:', '', '', '', ''])
  })
})
