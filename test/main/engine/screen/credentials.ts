import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto'

/**
 * Credentials made for a test, in the shapes that the issuers' documentation gives. They are made when a test runs: a list
 * of ready ones would look like a leak to whoever scans this repository.
 */
export interface Credential {
  readonly name: string
  /** A new one at each call. */
  readonly make: () => string
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'
const UPPER = LOWER.toUpperCase()
const ALNUM = LOWER + UPPER + DIGITS
const HEX = '0123456789abcdef'

const of = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function pem(type: 'pkcs1' | 'pkcs8' | 'sec1', passphrase?: string): string {
  const { privateKey } =
    type === 'sec1'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const cipher = passphrase === undefined ? undefined : { cipher: 'aes-256-cbc', passphrase }
  return privateKey.export({ format: 'pem', type, ...cipher }).toString()
}

export const credentials: readonly Credential[] = [
  { name: 'OpenAI project key', make: () => `sk-proj-${of(ALNUM, 74)}T3BlbkFJ${of(ALNUM, 74)}` },
  { name: 'OpenAI key, old form', make: () => `sk-${of(ALNUM, 20)}T3BlbkFJ${of(ALNUM, 20)}` },
  { name: 'Anthropic API key', make: () => `sk-ant-api03-${of(ALNUM, 93)}AA` },
  { name: 'Anthropic OAuth token', make: () => `sk-ant-oat01-${of(ALNUM, 93)}AA` },
  { name: 'Google API key', make: () => `AIza${of(ALNUM, 35)}` },
  { name: 'Google OAuth token', make: () => `ya29.${of(ALNUM, 120)}` },
  { name: 'Google OAuth client secret', make: () => `GOCSPX-${of(ALNUM, 28)}` },
  { name: 'OpenRouter key', make: () => `sk-or-v1-${of(HEX, 64)}` },
  { name: 'xAI key', make: () => `xai-${of(ALNUM, 80)}` },
  { name: 'Groq key', make: () => `gsk_${of(ALNUM, 52)}` },
  { name: 'Perplexity key', make: () => `pplx-${of(ALNUM, 48)}` },
  { name: 'DeepSeek key', make: () => `sk-${of(HEX, 32)}` },
  { name: 'Hugging Face token', make: () => `hf_${of(LOWER + UPPER, 34)}` },
  { name: 'Replicate token', make: () => `r8_${of(ALNUM, 37)}` },
  { name: 'Waybill client key', make: () => `sk-wb-${randomBytes(32).toString('base64url')}` },
  { name: 'AWS access key id', make: () => `AKIA${of(UPPER + DIGITS, 16)}` },
  { name: 'AWS secret access key', make: () => `AWS_SECRET_ACCESS_KEY=${of(ALNUM, 40)}` },
  { name: 'Azure storage key', make: () => `AccountKey=${randomBytes(64).toString('base64')}` },
  { name: 'Azure client secret', make: () => `${of(ALNUM, 3)}8Q~${of(ALNUM, 34)}` },
  { name: 'GitHub personal token', make: () => `ghp_${of(ALNUM, 36)}` },
  { name: 'GitHub fine-grained token', make: () => `github_pat_${of(ALNUM, 22)}_${of(ALNUM, 59)}` },
  { name: 'GitLab token', make: () => `glpat-${of(ALNUM, 20)}` },
  { name: 'npm token', make: () => `npm_${of(ALNUM, 36)}` },
  { name: 'PyPI token', make: () => `pypi-AgEIcHlwaS5vcmc${of(ALNUM, 100)}` },
  { name: 'RubyGems key', make: () => `rubygems_${of(HEX, 48)}` },
  { name: 'Docker token', make: () => `dckr_pat_${of(ALNUM, 27)}` },
  { name: 'Slack bot token', make: () => `xoxb-${of(DIGITS, 12)}-${of(DIGITS, 12)}-${of(ALNUM, 24)}` },
  {
    name: 'Slack webhook',
    make: () => `https://hooks.slack.com/services/T${of(UPPER, 8)}/B${of(UPPER, 8)}/${of(ALNUM, 24)}`,
  },
  { name: 'Discord bot token', make: () => `M${of(ALNUM, 23)}.${of(ALNUM, 6)}.${of(ALNUM, 38)}` },
  { name: 'Telegram bot token', make: () => `${of('123456789', 10)}:AA${of(ALNUM, 33)}` },
  { name: 'Stripe live key', make: () => `sk_live_${of(ALNUM, 40)}` },
  { name: 'Square token', make: () => `sq0atp-${of(ALNUM, 22)}` },
  { name: 'Shopify token', make: () => `shpat_${of(HEX, 32)}` },
  { name: 'SendGrid key', make: () => `SG.${of(ALNUM, 22)}.${of(ALNUM, 43)}` },
  { name: 'Twilio key', make: () => `SK${of(HEX, 32)}` },
  { name: 'Mailgun key', make: () => `key-${of(HEX, 32)}` },
  { name: 'Mailchimp key', make: () => `${of(HEX, 32)}-us14` },
  { name: 'DigitalOcean token', make: () => `dop_v1_${of(HEX, 64)}` },
  { name: 'Heroku key', make: () => `HRKU-${of(ALNUM, 60)}` },
  { name: 'Netlify token', make: () => `nfp_${of(ALNUM, 36)}` },
  { name: 'Supabase token', make: () => `sbp_${of(HEX, 40)}` },
  { name: 'Vault service token', make: () => `hvs.${of(ALNUM, 95)}` },
  { name: 'Terraform token', make: () => `${of(ALNUM, 14)}.atlasv1.${of(ALNUM, 67)}` },
  { name: 'Databricks token', make: () => `dapi${of(HEX, 32)}` },
  { name: 'Grafana token', make: () => `glsa_${of(ALNUM, 32)}_${of(HEX, 8)}` },
  { name: 'Notion token', make: () => `ntn_${of(DIGITS, 11)}${of(ALNUM, 35)}` },
  { name: 'Linear key', make: () => `lin_api_${of(ALNUM, 40)}` },
  { name: 'Figma token', make: () => `figd_${of(ALNUM, 40)}` },
  { name: 'Atlassian token', make: () => `ATATT3${of(ALNUM, 186)}` },
  { name: 'Postman key', make: () => `PMAK-${of(HEX, 24)}-${of(HEX, 34)}` },
  { name: 'Sentry token', make: () => `sntryu_${of(HEX, 64)}` },
  { name: 'Password in a database’s address', make: () => `postgres://admin:${of(ALNUM, 20)}@db.internal:5432/app` },
  { name: 'RSA private key', make: () => pem('pkcs1') },
  { name: 'Private key, PKCS #8', make: () => pem('pkcs8') },
  { name: 'Private key under a passphrase', make: () => pem('pkcs8', 'secret') },
  { name: 'Elliptic private key', make: () => pem('sec1') },
  { name: 'age key', make: () => `AGE-SECRET-KEY-1${of('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}` },
  {
    name: 'JSON Web Token',
    make: () =>
      `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ sub: of(ALNUM, 20), exp: 1 })}.${randomBytes(32).toString('base64url')}`,
  },
]
