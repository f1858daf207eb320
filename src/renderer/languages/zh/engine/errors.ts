import type { Phrases } from '../../engine-words.ts'

export const errors = {
  'Send a plain path such as /v1/chat/completions.': '请使用普通路径，例如 /v1/chat/completions。',
  'Use http://127.0.0.1 with the port of Waybill, or add the host in Settings › Network.':
    '使用 http://127.0.0.1 加 Waybill 的端口，或在“设置 › 网络”中添加该主机名。',
  'Web pages may not use Waybill unless their origin is listed in Settings › Network.':
    '网页只有在其来源列于“设置 › 网络”时才能使用 Waybill。',
  'Give the provider another base URL: waybill provider add NAME --base-url URL':
    '给该提供商换一个 Base URL：waybill provider add NAME --base-url URL',
  'Send the body with a content-length, or with a method that carries one.':
    '请带 content-length 发送请求体，或使用允许请求体的方法。',
  'Create a client key (waybill key create NAME) and set it as the API key.':
    '创建客户端密钥（waybill key create NAME）并设为 API 密钥。',
  'Give it more time (waybill key limit ID --expires DAYS), or create another.':
    '延长有效期（waybill key limit ID --expires DAYS），或另建一个。',
  'See why: waybill key list; let it pass again: waybill key unsuspend ID':
    '查看原因：waybill key list；重新放行：waybill key unsuspend ID',
  'Resume: waybill resume': '恢复：waybill resume',
  'Use /v1/chat/completions, /v1/responses, /v1/messages or /v1beta/models/MODEL:generateContent; to set a tool up: waybill connect TOOL':
    '请使用 /v1/chat/completions、/v1/responses、/v1/messages 或 /v1beta/models/MODEL:generateContent；设置工具：waybill connect TOOL',
  'Name another model, or allow it: waybill key limit ID --allow-model GLOB':
    '换一个模型，或允许它：waybill key limit ID --allow-model GLOB',
  'Name another provider, or allow it: waybill key limit ID --allow-provider NAME':
    '换一个提供商，或允许它：waybill key limit ID --allow-provider NAME',
  'Allow it: waybill key limit ID --allow-endpoint GLOB': '允许它：waybill key limit ID --allow-endpoint GLOB',
  'Ask for less output, or raise the limit: waybill key limit ID --max-output N':
    '减少输出，或提高限额：waybill key limit ID --max-output N',
  'Wait, or raise the limit: waybill key limit ID': '等待，或提高限额：waybill key limit ID',
  'Wait for the next window, or raise the budget.': '等到下个周期，或提高预算。',
  'Take it out of what you send, or let this key pass: waybill key set ID --secret-scan warn':
    '从发送内容中去掉它，或对此密钥放行：waybill key set ID --secret-scan warn',
  'Send less, or raise body_limit_bytes (waybill settings set).':
    '减少发送内容，或提高 body_limit_bytes（waybill settings set）。',
  'Send valid JSON, or address a provider by name: /openai/v1/…': '发送有效的 JSON，或按名称指定提供商：/openai/v1/…',
  'Let the tool send plain requests in place of a WebSocket, or name a provider that speaks its format.':
    '让工具发送普通请求而不是使用 WebSocket，或指定一个支持其格式的提供商。',
  'Send the whole conversation, without the field thread.': '请发送完整对话，不要使用字段 thread。',
  'Leave it out, or name a provider that speaks this format: waybill route explain MODEL':
    '去掉它，或指定一个支持此格式的提供商：waybill route explain 模型',
  'Send plain JSON, or switch the ask off: waybill provider asks NAME':
    '发送普通 JSON，或关闭该要求：waybill provider asks NAME',
  'Add the provider (waybill provider add), or name one: provider/model.':
    '添加提供商（waybill provider add），或指定一个：提供商/模型。',
  'Add the key again: waybill provider add NAME': '重新添加密钥：waybill provider add NAME',
  'Unlock the vault: waybill unlock': '解锁保险库：waybill unlock',
  'Check the network, the upstream proxy and the base URL of the provider.': '检查网络、上游代理和提供商的 Base URL。',
  'If you trust it, set the CA file: waybill settings set extra_ca_file PATH':
    '如果信任它，请设置 CA 文件：waybill settings set extra_ca_file PATH',
  'The extra CA file can’t be read.': '无法读取额外的 CA 文件。',
  'Give the path of a PEM file: waybill settings set extra_ca_file PATH':
    '请给出 PEM 文件的路径：waybill settings set extra_ca_file PATH',
  'Try again; raise upstream_timeout_seconds if answers take this long.':
    '重试；如果响应确实需要这么久，请提高 upstream_timeout_seconds。',
  'End it by hand: waybill panic --end': '手动解除：waybill panic --end',
  'Make room on the disk and panic again. Till then, start Waybill no more, and revoke the keys at your providers.':
    '腾出磁盘空间后再次紧急停止。在此之前不要再启动 Waybill，并在提供商处吊销密钥。',
  'Start Waybill again: waybill start': '重新启动 Waybill：waybill start',
  'Run waybill doctor, and report what it says.': '运行 waybill doctor，并报告其输出。',
  'Correct the value and try again.': '更正该值后重试。',
  'List what there is, and try again.': '列出现有内容后重试。',
  'Choose another name.': '请换一个名称。',
  'Give those keys another plan, or none, first.': '请先给这些密钥换一个方案，或不设方案。',
  'Use https, or http for an address on this machine.': '使用 https；本机地址可用 http。',
  'Run waybill doctor, or choose another vault: --vault sealed':
    '运行 waybill doctor，或选择其他保险库：--vault sealed',
  'Put back a copy of the vault file, or move it away and add the keys again.':
    '恢复保险库文件的备份，或移走它并重新添加密钥。',
  'Give the passphrase at the prompt or with --passphrase-file.': '在提示处输入密码短语，或使用 --passphrase-file。',
  'Try again with the right passphrase.': '请用正确的密码短语重试。',
  'Use at least 8 characters.': '至少 8 个字符。',
  'Give an admin key of the account: waybill bill key add NAME': '提供该账户的管理密钥：waybill bill key add NAME',
  'Try again later; what was fetched before is kept.': '稍后再试；之前获取的内容会保留。',
  'Check the base URL. Nothing was changed; what was fetched before is kept.':
    '检查 Base URL。未作任何更改；之前获取的内容会保留。',
  'Try again; if it fails again, restart Waybill: waybill stop, then waybill start':
    '重试；如果仍失败，请重启 Waybill：先 waybill stop，再 waybill start',
  'Go online: waybill settings set offline false': '切换为在线：waybill settings set offline false',
  'Check the network and the upstream proxy, and try again.': '检查网络和上游代理后重试。',
  'Nothing was changed. Try again later, or set prices of your own.': '未作任何更改。稍后再试，或自行设置价格。',
  'Look at the changes once more, and apply those.': '请重新查看更改，再应用。',
  'Mend the file by hand, then try again. Nothing was written.': '请手动修复文件后重试。未写入任何内容。',
  'Stop what holds the port, or choose another: --port N': '停止占用端口的程序，或换一个端口：--port N',
  'Use the running one, or stop it first: waybill stop': '使用正在运行的实例，或先停止它：waybill stop',
  'Start it: waybill start': '启动它：waybill start',
  'Make it a directory of your own that you can write, or set WAYBILL_HOME.':
    '请将其设为你拥有且可写的目录，或设置 WAYBILL_HOME。',
  'Update Waybill, or set WAYBILL_HOME to another directory.': '更新 Waybill，或将 WAYBILL_HOME 设为其他目录。',
  'Use Node 22.12 or later.': '请使用 Node 22.12 或更高版本。',
  'Get the newer version where you got this one.': '请从获取此版本的地方获取新版本。',
  '{{path}} is not of this Waybill’s making.': '{{path}} 不是由此 Waybill 创建的。',
  'The update to {{version}} does not carry Waybill’s signature, and is not taken.':
    '到 {{version}} 的更新没有 Waybill 的签名，未被采用。',
  'The engine went away in the middle of it.': '引擎在途中退出了。',
  'The engine is not up yet.': '引擎尚未启动完成。',
  'What came from the place of updates could not be read.': '无法读取来自更新来源的内容。',
  'Try again later. Nothing was changed.': '稍后再试。未作任何更改。',
  'The database is damaged.': '数据库已损坏。',
  'The disk of the data directory is full.': '数据目录所在的磁盘已满。',
  'Make room on the disk of the data directory, and try again.': '请在数据目录所在的磁盘上腾出空间，然后重试。',
  'Another program holds the database.': '另一个程序占用了数据库。',
  'Close it there, and try again.': '请在那里关闭它，然后重试。',
  'The database can’t be written ({{code}}).': '数据库无法写入（{{code}}）。',
  'Something unforeseen went wrong in Waybill.': 'Waybill 发生了意外错误。',
  'Waybill did not answer.': 'Waybill 没有响应。',
  'Waybill is stopping.': 'Waybill 正在停止。',
  'Input validation failed': '输入无效',
  'The vault is locked.': '保险库已锁定。',
  'The vault can’t be read.': '无法读取保险库。',
  'Run waybill doctor.': '运行 waybill doctor。',
  'The vault with the providers’ keys is locked.': '存放提供商密钥的保险库已锁定。',
  'The vault with the admin key is locked.': '存放管理密钥的保险库已锁定。',
  'A panic has locked the vault.': '紧急停止已锁定保险库。',
  'Unlock it: waybill unlock (while the panic lasts, first waybill panic --end).':
    '解锁：waybill unlock（紧急停止期间请先 waybill panic --end）。',
  'That is not the passphrase of this vault.': '这不是此保险库的密码短语。',
  'The passphrase has fewer than {{least}} characters.': '密码短语少于 {{least}} 个字符。',
  'The sealed vault opens with a passphrase.': '加密保险库需要密码短语才能打开。',
  'The vault file was replaced or removed since it was unlocked.': '解锁之后保险库文件被替换或删除。',
  'The vault file is damaged. It was left as it is.': '保险库文件已损坏，已保持原样。',
  'The vault file was made by a newer Waybill (format {{format}}).':
    '保险库文件由更新版本的 Waybill 创建（格式 {{format}}）。',
  'Update Waybill.': '请更新 Waybill。',
  'The keychain did not answer in time.': '钥匙串未及时响应。',
  'An earlier call to the keychain still blocks.': '之前对钥匙串的调用仍在阻塞。',
  'There is no provider {{name}}.': '没有名为 {{name}} 的提供商。',
  'See waybill provider list.': '见 waybill provider list。',
  'There is no provider of the kind {{kind}}.': '没有 {{kind}} 类型的提供商。',
  'Choose one of: {{known}}.': '可选：{{known}}。',
  'This kind of provider needs a base URL.': '此类提供商需要 Base URL。',
  'Add --base-url {{url}}.': '请填写 Base URL（--base-url {{url}}）。',
  'This is no key of this kind of provider.': '这不是此类提供商的密钥。',
  'An API key of Bedrock’s, or ACCESS_KEY_ID:SECRET_ACCESS_KEY, with :SESSION_TOKEN where there is one.':
    'Bedrock 的 API 密钥，或 ACCESS_KEY_ID:SECRET_ACCESS_KEY（如有会话令牌，再加 :SESSION_TOKEN）。',
  'An API key of Vertex AI, or the JSON key file of a service account, with a base URL that names project and location.':
    'Vertex AI 的 API 密钥，或服务账号的 JSON 密钥文件（Base URL 须写明项目和位置）。',
  'Google gives no token for this service account ({{status}}).': 'Google 未为此服务账号提供令牌（{{status}}）。',
  'The private key of this service account can’t be read.': '无法读取此服务账号的私钥。',
  'Check the service account, and add its key again: waybill provider add NAME.':
    '请检查该服务账号，并重新添加其密钥：waybill provider add NAME。',
  'This is no base URL of this kind of provider.': '这不是此类提供商的 Base URL。',
  'Give one like {{example}}': '请填写类似这样的地址：{{example}}',
  '{{title}} needs a key.': '{{title}} 需要密钥。',
  'Give the key on standard input.': '请提供密钥（在终端中通过标准输入）。',
  'The sandbox takes no key.': '沙盒不接受密钥。',
  '{{name}} has this key already.': '{{name}} 已有此密钥。',
  '{{name}} has no key of this id.': '{{name}} 没有此 ID 的密钥。',
  'See waybill provider key list {{name}}.': '见 waybill provider key list {{name}}。',
  'This is no http or https URL.': '这不是 http 或 https URL。',
  'A base URL has no user, password, query or fragment.': 'Base URL 不含用户名、密码、查询参数或片段。',
  'No provider lives at a link-local or metadata address.': '链路本地或元数据地址上没有提供商。',
  'Without https anyone on the way could read your key.': '没有 https，途中任何人都能读到你的密钥。',
  'Without https anyone in this network could read your key.': '没有 https，此网络中的任何人都能读到你的密钥。',
  'If you accept that, add --allow-http.': '如果接受，请允许不加密发送（--allow-http）。',
  'This is Waybill itself.': '这是 Waybill 自身。',
  'The base URL of {{name}} is Waybill itself.': '{{name}} 的 Base URL 是 Waybill 自身。',
  'There is no client key of this id.': '没有此 ID 的客户端密钥。',
  'See waybill key list.': '见 waybill key list。',
  'This client key was revoked.': '此客户端密钥已吊销。',
  'Create another: waybill key create NAME': '另建一个：waybill key create NAME',
  'There is no plan {{name}}.': '没有名为 {{name}} 的方案。',
  'See waybill plan list.': '见 waybill plan list。',
  'The plan {{name}} is carried by {{keys}}.': '方案 {{name}} 正被 {{keys}} 使用。',
  'There is no price of your own for {{provider}}/{{model}}.': '没有为 {{provider}}/{{model}} 自定义的价格。',
  'See waybill price list.': '见 waybill price list。',
  'OpenAI and Anthropic have one.': 'OpenAI 和 Anthropic 有。',
  '{{name}} has no API for its bill.': '{{name}} 没有账单接口。',
  '{{name}} has moved: its admin key was given for {{origin}}, and goes nowhere else.':
    '{{name}} 已变更地址：管理密钥是为 {{origin}} 提供的，不会发往别处。',
  'There is no admin key for {{name}}.': '{{name}} 没有管理密钥。',
  'Make one at {{page}}, and give it: waybill bill key add {{name}}':
    '在 {{page}} 创建并提供：waybill bill key add {{name}}',
  'Nothing was done.': '未作任何更改。',
  'That day has not come yet.': '那一天还没到。',
  'The bill that {{address}} sends can’t be used: {{why}}.': '{{address}} 返回的账单无法使用：{{why}}。',
  '{{address}} gives no bill for this key ({{status}}): it wants an admin key of the organisation.':
    '{{address}} 不为此密钥提供账单（{{status}}）：需要组织的管理密钥。',
  '{{address}} has been asked too often (429).': '对 {{address}} 的请求过于频繁（429）。',
  'Wait a minute and fetch it again.': '等一分钟后重新获取。',
  '{{address}} answers with an error of its own ({{status}}).': '{{address}} 返回了错误（{{status}}）。',
  'it is of other days than those that were asked for': '日期与请求的不符',
  'an amount in it is no number of dollars': '其中有金额不是美元数值',
  'there is none at this address (404); check the base URL': '此地址没有账单（404）；请检查 Base URL',
  'it sends us elsewhere, where no key may go': '它重定向到别处，密钥不能发往那里',
  'it answers with the status {{status}}': '返回状态码 {{status}}',
  'it has too many lines': '行数过多',
  'a figure in it makes no sense': '其中有数值不合理',
  'it is no JSON': '不是 JSON',
  'it is compressed, though we asked for plain text': '内容被压缩，而请求的是纯文本',
  'it is too large': '过大',
  'it has another shape than expected': '结构与预期不符',
  'its pages do not end': '分页没有尽头',
  'it has too many pages': '页数过多',
  'The price list can’t be used: {{why}}.': '价目表无法使用：{{why}}。',
  'The price list can’t be written down.': '无法保存价目表。',
  '{{host}} can’t be reached ({{code}}). The prices stay as they are.': '无法连接 {{host}}（{{code}}）。价格保持不变。',
  '{{host}} answered with {{status}}. The prices stay as they are.': '{{host}} 返回 {{status}}。价格保持不变。',
  '{{host}} broke off. The prices stay as they are.': '{{host}} 中断了连接。价格保持不变。',
  '{{host}} sent more than a price list has. The prices stay as they are.':
    '{{host}} 发送的内容超出价目表应有的大小。价格保持不变。',
  'There is no collector yet that the header could be for.': '还没有可使用此请求头的采集器。',
  'First: waybill settings set otlp_endpoint URL': '请先：waybill settings set otlp_endpoint URL',
  'It has no user, password, query or fragment.': '它不含用户名、密码、查询参数或片段。',
  'Give a header: waybill metrics otlp-header NAME': '请提供请求头：waybill metrics otlp-header NAME',
  'No collector lives at a link-local or metadata address.': '链路本地或元数据地址上没有采集器。',
  'Without https anyone on the way could read along.': '没有 https，途中任何人都能读到内容。',
  'Without https anyone in this network could read along.': '没有 https，此网络中的任何人都能读到内容。',
  'If you accept that: waybill settings set otlp_allow_http true':
    '如果接受：waybill settings set otlp_allow_http true',
  'Only optional fields can be taken out of the past.': '只有可选字段能从过去的记录中移除。',
  'Choose from: {{fields}}.': '可选：{{fields}}。',
  'The time ends before it begins.': '时段的结束早于开始。',
  'Hours are told of 14 days at most.': '按小时最多显示 14 天。',
  'Ask for a shorter period (--since, --until), or group by day.': '选择更短的时段（--since、--until），或按天分组。',
  'This report would have {{lines}} lines; {{most}} are the most.': '此报告将有 {{lines}} 行；最多 {{most}} 行。',
  'Ask for a shorter period, or group by less.': '选择更短的时段，或减少分组。',
  'The report took too long.': '报告耗时过长。',
  'The thread of the reports ended.': '报告线程已结束。',
  'Waybill is paused: no request of the self-test would pass.': 'Waybill 已暂停：自检的请求都无法通过。',
  'A panic lasts since {{since}}: nothing passes, and the vault stays locked.':
    '自 {{since}} 起紧急停止：一切不通过，保险库保持锁定。',
  'Nothing passes and the vault is locked, but the database can’t be written: a restart would not know of it.':
    '一切不通过且保险库已锁定，但无法写入数据库：重启后将不知道此状态。',
  'The disk of {{directory}} is full.': '{{directory}} 所在磁盘已满。',
  'Another program holds the database in {{directory}}.': '另一个程序占用了 {{directory}} 中的数据库。',
  'The database in {{directory}} cannot be opened for writing ({{code}}).':
    '无法以写入方式打开 {{directory}} 中的数据库（{{code}}）。',
  'Check that disk and its limits, or set WAYBILL_HOME to another.':
    '请检查该磁盘及其限制，或将 WAYBILL_HOME 设为另一处。',
  'The database in {{directory}} is not as Waybill left it ({{code}}).':
    '{{directory}} 中的数据库已不是 Waybill 留下的样子（{{code}}）。',
  'Move it elsewhere: Waybill makes a new one.': '请将其移到别处：Waybill 会新建一个。',
  'Move it away first, or go on without: it is yours.': '请先移走它，或不管它继续：它是你的。',
} as const satisfies Phrases
