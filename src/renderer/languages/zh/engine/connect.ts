import type { Phrases } from '../../engine-words.ts'

export const connect = {
  'Waybill listens nowhere: a tool would be pointed at nothing.': 'Waybill 未在监听：工具将无处可连。',
  'This demo is gone when it ends, and with it what would put the settings of {{name}} back.':
    '演示结束后即消失，用于恢复 {{name}} 设置的信息也会随之消失。',
  'Start Waybill without --demo, or for a single run: waybill run --tool {{id}} -- COMMAND':
    '请不带 --demo 启动 Waybill；或只运行一次：waybill run --tool {{id}} -- COMMAND',
  'Its client key was revoked: connect it again.': '其客户端密钥已吊销：请重新接入。',
  'Its client key was rotated: connect it again.': '其客户端密钥已轮换：请重新接入。',
  '{{name}} is not set up by its environment.': '{{name}} 不通过环境变量设置。',
  'The files, or the address, are not as they were when you looked.': '文件或地址已与你查看时不同。',
  'Look: waybill connect {{id}}': '查看：waybill connect {{id}}',
  '{{name}} was pointed at an address of before: {{path}} names this one now.':
    '{{name}} 原指向旧地址：{{path}} 现已改为当前地址。',
  'Start {{name}} again, if it runs.': '如果 {{name}} 正在运行，请重新启动它。',
  'What was written for {{name}} is gone.': '为 {{name}} 写入的内容已不存在。',
  'Others on this machine can read {{path}}, and the key goes into it. To keep it to yourself: chmod 600 {{file}}':
    '这台电脑上的其他用户可以读取 {{path}}，而密钥会写入其中。若要只留给自己：chmod 600 {{file}}',
  'Your own {{name}} is remembered, and put back by undo.': '你原来的 {{name}} 会被记住，撤销时恢复。',
  'Your own {{name}} is put into the vault, and put back by undo.': '你原来的 {{name}} 会存入保险库，撤销时恢复。',
  'Your own {{name}} is put into the vault, which is memory only: once Waybill stops, undo can’t put it back. Keep a copy.':
    '你原来的 {{name}} 会存入仅在内存中的保险库：Waybill 停止后就无法恢复。请自留一份。',
  'Your own {{name}} is not in the vault any more: it can’t be put back. Write it again yourself.':
    '你原来的 {{name}} 已不在保险库中，无法恢复。请自行重新填写。',
  '{{path}} is not there any more: there is nothing to take back in it.': '{{path}} 已不存在：没有可撤销的内容。',
  '{{name}} in {{path}} was changed since: it stays as it is.': '{{path}} 中的 {{name}} 之后被改动：保持原样。',
  'These settings of {{name}} were written by {{whose}}: undo here puts them back, and not what stood there before them.':
    '{{name}} 的这些设置由{{whose}}写入：在这里撤销会恢复它们，而不是更早的内容。',
  '{{name}} was connected by {{since}} since, which would put back what is taken away here.':
    '此后 {{name}} 已由{{since}}接入；在那里撤销会恢复这里要移除的内容。',
  'Undo there first. Where that one is gone, take its lines out of the file yourself.':
    '请先在那里撤销。如果那个 Waybill 已不存在，请自行从文件中删除它写的行。',
  'What is put back was written by {{before}}: to take that out as well, undo there.':
    '将恢复的内容由{{before}}写入：若也要移除，请在那里撤销。',
  'another Waybill ({{printed}})': '另一个 Waybill（{{printed}}）',
  'another Waybill, or by this one with a key of before': '另一个 Waybill，或持有旧密钥的本 Waybill',
  'The vault is locked, and your own values are in it.': '保险库已锁定，而你原来的值在其中。',
  '{{path}} is larger than 2 MB.': '{{path}} 大于 2 MB。',
  '{{path}} is read-only.': '{{path}} 是只读的。',
  '{{path}} has a second name (a hard link), which would keep the old text.': '{{path}} 另有一个硬链接，会保留旧内容。',
  '{{path}} has changed in the meantime.': '{{path}} 在此期间已被更改。',
  '{{path}} is a link to somebody else’s file.': '{{path}} 链接到他人的文件。',
  '{{path}} is somebody else’s link.': '{{path}} 是他人创建的链接。',
  '{{path}} is no plain file.': '{{path}} 不是普通文件。',
  '{{path}} belongs to somebody else.': '{{path}} 属于其他用户。',
  '{{path}} is not UTF-8 text.': '{{path}} 不是 UTF-8 文本。',
  '{{path}} can’t be read or written ({{code}}).': '无法读写 {{path}}（{{code}}）。',
  '{{path}}, line {{line}}: {{why}}': '{{path}}，第 {{line}} 行：{{why}}',
  'this is not JSON, even with comments allowed.': '即使允许注释，这也不是 JSON。',
  'this is not TOML.': '这不是 TOML。',
  'this is not YAML.': '这不是 YAML。',
  'the file holds no table: it should begin with {.': '文件不含表：应以 { 开头。',
  'the file holds no table.': '文件不含表。',
  'the file is nested too deep.': '文件嵌套过深。',
  'the file can’t be read.': '无法读取文件。',
  'a second document begins.': '开始了第二个文档。',
  '“{{name}}” stands there a second time; remove one of the two.': '“{{name}}”出现了两次；请删除其中一个。',
  '{{name}} stands there a second time; remove one of the two.': '{{name}} 出现了两次；请删除其中一个。',
  'Connect it: waybill connect {{tool}}': '接入：waybill connect {{tool}}',
  'Connect it again: waybill connect {{tool}}': '重新接入：waybill connect {{tool}}',
  'The client key of {{name}} was revoked.': '{{name}} 的客户端密钥已吊销。',
  '{{name}} is not connected.': '{{name}} 未接入。',
  'The vault has no client key of {{name}} any more.': '保险库中已没有 {{name}} 的客户端密钥。',
  'There is no tool {{name}}.': '没有名为 {{name}} 的工具。',
  'A .aider.conf.yml or .env in a project stands before the one in your home directory.':
    '项目中的 .aider.conf.yml 或 .env 优先于主目录中的文件。',
  'Where your file has a set-env list already, add to it by hand, for Claude models: ANTHROPIC_API_BASE={{address}}':
    '如果文件中已有 set-env 列表，请为 Claude 模型手动加入：ANTHROPIC_API_BASE={{address}}',
  'ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN in your shell’s environment would be sent in place of Waybill’s key: take it out there.':
    'Shell 环境中的 ANTHROPIC_API_KEY 或 ANTHROPIC_AUTH_TOKEN 会代替 Waybill 的密钥发出：请在那里移除。',
  'A project’s own .claude/settings.json stands before this file. While Waybill gives the key, a subscription is not used.':
    '项目自己的 .claude/settings.json 优先于此文件。由 Waybill 提供密钥时，不使用订阅。',
  'In Cline, open the settings and choose the API provider OpenAI Compatible.':
    '在 Cline 中打开设置，选择 API 提供商 OpenAI Compatible。',
  'Base URL: {{address}}/v1': 'Base URL：{{address}}/v1',
  'API key: what waybill token cline prints.': 'API key：waybill token cline 输出的内容。',
  'Model ID: one that your provider serves, such as gpt-5-mini. For Claude, choose Anthropic instead, with Use custom base URL, and the address without /v1.':
    'Model ID：你的提供商支持的模型，例如 gpt-5-mini。若用 Claude，请改选 Anthropic，勾选 Use custom base URL，地址不带 /v1。',
  'A project’s own .codex/config.toml and a profile can name another provider; then they hold.':
    '项目的 .codex/config.toml 和 profile 可以指定其他提供商，届时以它们为准。',
  'Codex lists past sessions by provider: those of before are shown again after undo.':
    'Codex 按提供商列出历史会话：撤销后会重新显示之前的会话。',
  'An assistant of Continue’s hub has settings of its own: choose the local one.':
    'Continue hub 的助手有自己的设置：请选择本地的。',
  'Models that you add later need apiBase and apiKey as the others have them.':
    '之后添加的模型也需要与其他模型相同的 apiBase 和 apiKey。',
  'In a project that has a .env or .gemini/.env of its own, Gemini CLI reads that one and not the one in your home directory.':
    '如果项目有自己的 .env 或 .gemini/.env，Gemini CLI 读取它而不是主目录中的文件。',
  'GEMINI_API_KEY or GOOGLE_GEMINI_BASE_URL in your shell’s environment stands before the file.':
    'Shell 环境中的 GEMINI_API_KEY 或 GOOGLE_GEMINI_BASE_URL 优先于该文件。',
  'Settings of a project (opencode.json) are read after these and stand before them.':
    '项目的设置（opencode.json）在此之后读取，并优先。',
  'A provider that you have signed in to with opencode auth login keeps that way in: sign out of it there.':
    '用 opencode auth login 登录的提供商会保持该登录方式：请在那里退出。',
  'Give Zed its key: print it with waybill token zed, and enter it in Zed under Settings › AI › LLM Providers, for each provider that you use. Zed keeps it in the system’s keychain.':
    '为 Zed 设置密钥：用 waybill token zed 输出，在 Zed 的 Settings › AI › LLM Providers 中为每个使用的提供商填写。Zed 将其保存在系统钥匙串中。',
  'Waybill is offline: on its own account it contacts nobody.': 'Waybill 处于离线模式：不会自行联系任何人。',
  'The place that updates come from sent more than an update has.': '更新来源发送的内容超出更新应有的大小。',
  'The place that updates come from sent another file than the one that was signed.':
    '更新来源发送的文件与已签名的不符。',
  'The place that updates come from broke off.': '更新来源中断了连接。',
  'The place that updates come from leads to an address that is not https.': '更新来源指向非 https 地址。',
  'The place that updates come from answered with {{status}}.': '更新来源返回 {{status}}。',
  'The place that updates come from leads in circles.': '更新来源循环重定向。',
  'The place that updates come from does not answer.': '更新来源没有响应。',
  'The place that updates come from can’t be reached.': '无法连接更新来源。',
  'Nothing was changed. If it stays so, get the newer version where you got this one.':
    '未作任何更改。如果一直如此，请从获取此版本的地方获取新版本。',
} as const satisfies Phrases
