/** Credentials that secretlint's recommended rules (13.0.7) do not know, or know only in part; the sources stand beside them. */
export interface Shape {
  readonly name: string
  readonly pattern: RegExp
}

/** A token of its own: not the middle of a longer word. */
const token = (shape: string): RegExp => new RegExp(`(?<![A-Za-z0-9_-])(?:${shape})(?![A-Za-z0-9_-])`)

export const ownShapes: readonly Shape[] = [
  // Providers of models. Secretlint wants OpenAI's T3BlbkFJ in the middle, and knows Anthropic's API keys only.
  { name: 'openai', pattern: token('sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{40,200}') },
  { name: 'anthropic', pattern: token('sk-ant-(?:api|admin|oat|ort|sid)[0-9]{2}-[A-Za-z0-9_-]{40,200}') },
  // Gemini, Maps and Firebase: cloud.google.com/docs/authentication/api-keys
  { name: 'google_api_key', pattern: token('AIza[A-Za-z0-9_-]{35}') },
  { name: 'google_oauth_token', pattern: token('ya29\\.[A-Za-z0-9_-]{50,500}') },
  { name: 'google_oauth_secret', pattern: token('GOCSPX-[A-Za-z0-9_-]{28}') },
  { name: 'openrouter', pattern: token('sk-or-v1-[0-9a-f]{64}') },
  { name: 'xai', pattern: token('xai-[A-Za-z0-9]{80}') },
  { name: 'perplexity', pattern: token('pplx-[A-Za-z0-9]{48,56}') },
  { name: 'replicate', pattern: token('r8_[A-Za-z0-9]{37}') },
  { name: 'nvidia', pattern: token('nvapi-[A-Za-z0-9_-]{60,70}') },
  { name: 'cerebras', pattern: token('csk-[a-z0-9]{48}') },
  { name: 'fireworks', pattern: token('fw_[A-Za-z0-9]{20,40}') },
  // DeepSeek, Moonshot and others: the old form without a mark of its own.
  { name: 'sk_key', pattern: token('sk-[0-9a-f]{32}|sk-[A-Za-z0-9]{48}') },
  { name: 'waybill', pattern: token('sk-wb-[A-Za-z0-9_-]{43}') },
  // Clouds and where things run.
  { name: 'azure_storage', pattern: /AccountKey=[A-Za-z0-9+/]{86}==/ },
  {
    name: 'azure_client_secret',
    pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/,
  },
  { name: 'digitalocean', pattern: token('do[opr]_v1_[0-9a-f]{64}') },
  { name: 'heroku', pattern: token('HRKU-[A-Za-z0-9_-]{58,62}') },
  { name: 'netlify', pattern: token('nfp_[A-Za-z0-9]{36}') },
  { name: 'supabase', pattern: token('sbp_[0-9a-f]{40}|sb_secret_[A-Za-z0-9_-]{31}') },
  { name: 'fly', pattern: token('fo1_[A-Za-z0-9_-]{43}|fm[12][ar]?_[A-Za-z0-9+/=_-]{100,800}') },
  { name: 'pulumi', pattern: token('pul-[0-9a-f]{40}') },
  { name: 'terraform', pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,70}(?![A-Za-z0-9_-])/ },
  {
    name: 'doppler',
    pattern: /(?<![A-Za-z0-9])dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}(?![A-Za-z0-9])/,
  },
  // Registries, forges and trackers.
  { name: 'pypi', pattern: token('pypi-AgE[A-Za-z0-9_-]{50,300}') },
  { name: 'rubygems', pattern: token('rubygems_[0-9a-f]{48}') },
  { name: 'crates_io', pattern: token('cio[A-Za-z0-9]{32}') },
  { name: 'atlassian', pattern: /(?<![A-Za-z0-9])ATATT3[A-Za-z0-9_=-]{150,250}/ },
  { name: 'postman', pattern: token('PMAK-[0-9a-f]{24}-[0-9a-f]{34}') },
  { name: 'sentry', pattern: /(?<![A-Za-z0-9])sntr(?:yu_[0-9a-f]{64}|ys_eyJ[A-Za-z0-9+/=_-]{80,400})/ },
  { name: 'new_relic', pattern: token('NRAK-[A-Z0-9]{27}') },
  { name: 'airtable', pattern: token('pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}') },
  // Messages and money.
  { name: 'telegram', pattern: /(?<![A-Za-z0-9])[0-9]{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/ },
  { name: 'discord', pattern: token('[MNO][A-Za-z0-9_-]{23,25}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}') },
  { name: 'discord', pattern: /discord(?:app)?\.com\/api\/webhooks\/[0-9]{17,20}\/[A-Za-z0-9_-]{60,68}/ },
  { name: 'twilio', pattern: token('SK[0-9a-f]{32}') },
  { name: 'mailgun', pattern: token('key-[0-9a-f]{32}') },
  { name: 'mailchimp', pattern: token('[0-9a-f]{32}-us[0-9]{1,2}') },
  { name: 'square', pattern: token('sq0(?:atp-[A-Za-z0-9_-]{22}|csp-[A-Za-z0-9_-]{43})') },
  // Keys. Secretlint lets go of short ones (elliptic curves) and of those that are cut off.
  {
    name: 'private_key',
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?-----\s{0,8}(?:[A-Za-z-]{4,30}: [^\n]{1,100}\n\s{0,4}){0,4}[A-Za-z0-9+/]{40}/,
  },
  { name: 'private_key', pattern: /PuTTY-User-Key-File-[23]: / },
  { name: 'age', pattern: /(?<![A-Z0-9])AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/ },
  // Signed, and long enough to be somebody's: RFC 7519.
  {
    name: 'json_web_token',
    pattern: token('eyJ[A-Za-z0-9_-]{15,2000}\\.eyJ[A-Za-z0-9_-]{20,4000}\\.[A-Za-z0-9_-]{40,700}'),
  },
]
