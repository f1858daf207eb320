import type { Phrases } from '../../engine-words.ts'

export const notices = {
  'The budget of this day of {{whose}} is spent: {{spent}} of {{budget}}.':
    '每日预算已用完（{{whose}}）：{{spent}} / {{budget}}。',
  'The budget of this month of {{whose}} is spent: {{spent}} of {{budget}}.':
    '每月预算已用完（{{whose}}）：{{spent}} / {{budget}}。',
  '{{percent}} % of this day’s budget of {{whose}} is spent: {{spent}} of {{budget}}.':
    '每日预算已用 {{percent}}%（{{whose}}）：{{spent}} / {{budget}}。',
  '{{percent}} % of this month’s budget of {{whose}} is spent: {{spent}} of {{budget}}.':
    '每月预算已用 {{percent}}%（{{whose}}）：{{spent}} / {{budget}}。',
  'Within an hour {{whose}} made {{figure}} requests; never before were there more than {{reference}}. It was suspended.':
    '{{whose}}：一小时内发出 {{figure}} 个请求；此前最多 {{reference}} 个。它已被停用。',
  'Within an hour {{whose}} made {{figure}} requests; never before were there more than {{reference}}.':
    '{{whose}}：一小时内发出 {{figure}} 个请求；此前最多 {{reference}} 个。',
  'Within an hour {{whose}} cost {{figure}}; never before was it more than {{reference}}. It was suspended.':
    '{{whose}}：一小时内花费 {{figure}}；此前最多 {{reference}}。它已被停用。',
  'Within an hour {{whose}} cost {{figure}}; never before was it more than {{reference}}.':
    '{{whose}}：一小时内花费 {{figure}}；此前最多 {{reference}}。',
  'The last {{figure}} requests of {{whose}} were all refused. It was suspended.':
    '{{whose}}：最近的 {{figure}} 个请求全部被拒绝。它已被停用。',
  'The last {{figure}} requests of {{whose}} were all refused.': '{{whose}}：最近的 {{figure}} 个请求全部被拒绝。',
  'the client key {{name}}': '客户端密钥 {{name}}',
  'the provider {{name}}': '提供商 {{name}}',
  'all keys together': '全部密钥合计',
  'If all is well with it: waybill key unsuspend {{id}}': '如果没有问题：waybill key unsuspend {{id}}',
  'See waybill key list; change it: waybill key limit {{id}}': '见 waybill key list；更改：waybill key limit {{id}}',
  'Change it: waybill provider budget {{name}}': '更改：waybill provider budget {{name}}',
  'Change it: waybill settings set budget_day_usd (or budget_month_usd) USD':
    '在“设置 › 限额”中更改（waybill settings set budget_day_usd 或 budget_month_usd）',
  'See what it does: waybill exchanges. Stop it: waybill key suspend {{id}}':
    '查看它的调用：waybill exchanges。停用：waybill key suspend {{id}}',
  'The database was damaged. It is kept as {{file}}, and a new one was made.':
    '数据库已损坏。它保留为 {{file}}，并新建了一个。',
  'Add your providers and client keys again; delete the old file when you no longer need it.':
    '请重新添加提供商和客户端密钥；不再需要旧文件时可删除。',
  'The database is damaged: not every exchange can be written down.': '数据库已损坏：并非所有调用都能记录。',
  'Restart Waybill: it keeps the damaged database under another name and makes a new one.':
    '重启 Waybill：它会以其他名称保留损坏的数据库并新建一个。',
  'The clock went ahead by {{days}} days at once. Nothing is let go by its age meanwhile.':
    '时钟一下子前进了 {{days}} 天。在此期间不会按期限删除任何内容。',
  'Set the clock back; if the time is right, start Waybill again: waybill stop, then waybill start':
    '请调回时钟；如果时间正确，请重启 Waybill：先 waybill stop，再 waybill start',
  'The price list that was fetched can’t be read. The one that came with Waybill is used.':
    '无法读取获取的价目表，改用 Waybill 自带的。',
  'Fetch it again: waybill price refresh': '重新获取：waybill price refresh',
  'The limits of the client key {{name}} in the database can’t be read: nothing passes with it.':
    '数据库中客户端密钥 {{name}} 的限额无法读取：用它的请求一律不放行。',
  'Set them again: waybill key limit {{id}}': '重新设置：waybill key limit {{id}}',
  'The client key {{name}} carries a plan that is not in the database: nothing passes with it.':
    '客户端密钥 {{name}} 所用的方案不在数据库中：用它的请求一律不放行。',
  'Give it another plan, or none: waybill key limit {{id}} --plan none':
    '换一个方案，或不用方案：waybill key limit {{id}} --plan none',
  'The limits of the plan {{name}} in the database can’t be read: nothing passes with its keys.':
    '数据库中方案 {{name}} 的限额无法读取：用其密钥的请求一律不放行。',
  'Make it again: waybill plan create {{name}}': '重新创建：waybill plan create {{name}}',
  'What is asked for the client key {{name}} can’t be read in the database: everything is asked.':
    '数据库中客户端密钥 {{name}} 的要求无法读取：将提出全部要求。',
  'Say it again: waybill key asks {{id}}': '重新设置：waybill key asks {{id}}',
  'What is asked of the provider {{name}} can’t be read in the database: everything is asked.':
    '数据库中对提供商 {{name}} 的要求无法读取：将提出全部要求。',
  'Say it again: waybill provider asks {{name}}': '重新设置：waybill provider asks {{name}}',
  'The formats of the provider {{name}} can’t be read in the database: those of its kind hold.':
    '数据库中提供商 {{name}} 的格式无法读取：采用其类型的格式。',
  'Say them again: waybill provider formats {{name}}': '重新设置：waybill provider formats {{name}}',
  'The route {{id}} in the database can’t be read: it leads nowhere.':
    '数据库中的路由 {{id}} 无法读取：它不通向任何地方。',
  'Correct it in the database, or add it again: waybill route add': '在数据库中改正，或重新添加：waybill route add',
  'The setting {{name}} in the database can’t be read: {{value}} holds.':
    '数据库中的设置 {{name}} 无法读取：现按 {{value}} 执行。',
  'Set it again: waybill settings set {{name}}': '重新设置：waybill settings set {{name}}',
  'Your price of {{provider}}/{{model}} in the database can’t be read: that of the price list holds.':
    '数据库中你为 {{provider}}/{{model}} 设定的价格无法读取：按价格表计算。',
  'Set it again: waybill price set': '重新设置：waybill price set',
  runtime: '运行环境',
  'data directory': '数据目录',
  proxy: '代理',
  vault: '保险库',
  providers: '提供商',
  'client keys': '客户端密钥',
  ledger: '账本',
  recording: '记录',
  models: '模型',
  offline: '离线模式',
  collector: '采集器',
  'security events': '安全事件',
  inventory: '清单',
  notice: '通知',
  'Node {{version}} on {{platform}}.': '{{platform}} 上的 Node {{version}}。',
  '{{count}} configured.': '已设置 {{count}} 个。',
  '{{count}} in use.': '在用 {{count}} 个。',
  'Add one: waybill provider add openai': '添加：waybill provider add openai',
  'Create one: waybill key create NAME': '创建：waybill key create NAME',
  'Every exchange that is to be recorded was written down.': '所有应记录的调用均已记录。',
  'Exchanges that could not be written down: {{count}}.': '未能记录的调用：{{count}}。',
  'Make room on the disk.': '请腾出磁盘空间。',
  '{{model}} is deprecated: its provider will take it away, or has.': '{{model}} 已弃用：提供商将下线或已下线它。',
  'Choose another model.': '请换一个模型。',
  'Waybill itself contacts nobody; requests of tools go on.': 'Waybill 自身不联系任何人；工具的请求照常。',
  'Nothing listens.': '未在监听。',
  'A panic lasts since {{since}}: nothing listens.': '自 {{since}} 起紧急停止：未在监听。',
  'Paused: exchanges leave no row. Limits hold.': '已暂停：调用不留记录。限额仍有效。',
  'Record again: waybill recording on': '恢复记录：waybill recording on',
  'Nothing is sent.': '不发送。',
  'See waybill metrics status, and what the collector logs.': '见 waybill metrics status 和采集器的日志。',
  '{{path}} can be read by others.': '{{path}} 可被他人读取。',
  'keychain, ready.': '钥匙串，就绪。',
  'sealed, ready.': '加密文件，就绪。',
  'memory, ready.': '内存，就绪。',
  'keychain, locked.': '钥匙串，已锁定。',
  'sealed, locked.': '加密文件，已锁定。',
  'memory, locked.': '内存，已锁定。',
  'Unlock it: waybill unlock': '解锁：waybill unlock',
  'None in the last day.': '最近一天没有。',
  'In the last day: {{counts}}.': '最近一天：{{counts}}。',
  'That is unusual. Look at them: waybill security events --since 24h':
    '这不寻常。请查看：waybill security events --since 24h',
  '{{problem}} Keys are held in memory and are gone when Waybill stops.':
    '{{problem}}密钥保存在内存中，Waybill 停止后就会消失。',
  'The module keytar, which speaks to the OS keychain, is not installed.': '未安装用于访问系统钥匙串的模块 keytar。',
  'The module keytar is installed, but its native part is missing or does not fit this machine.':
    '模块 keytar 已安装，但其原生部分缺失或与本机不符。',
  'The library libsecret-1.so.0 is missing.': '缺少库 libsecret-1.so.0。',
  'There is no D-Bus session, which the keychain is reached through.': '没有用于访问钥匙串的 D-Bus 会话。',
  'No Secret Service answers on D-Bus.': 'D-Bus 上没有 Secret Service 响应。',
  'The Secret Service has no default keyring to store keys in.': 'Secret Service 没有默认钥匙串来存放密钥。',
  'The keyring is locked.': '钥匙串已锁定。',
  'The keychain does not answer: the time limit was exceeded.': '钥匙串没有响应：已超时。',
  'The keychain refused without a reason that Waybill knows.': '钥匙串拒绝了访问，原因不明。',
  'Install it (npm install keytar), or use a file sealed with a passphrase: --vault sealed':
    '安装它（npm install keytar），或使用密码短语加密的文件：--vault sealed',
  'Build it again (npm rebuild keytar), or use a file sealed with a passphrase: --vault sealed':
    '重新构建（npm rebuild keytar），或使用密码短语加密的文件：--vault sealed',
  'Install it (apt install libsecret-1-0, dnf install libsecret, pacman -S libsecret), or use a file sealed with a passphrase: --vault sealed':
    '安装它（apt install libsecret-1-0、dnf install libsecret、pacman -S libsecret），或使用密码短语加密的文件：--vault sealed',
  'Start Waybill in a desktop session or under dbus-run-session, or use a file sealed with a passphrase: --vault sealed':
    '在桌面会话中或用 dbus-run-session 启动 Waybill，或使用密码短语加密的文件：--vault sealed',
  'Install or start one (gnome-keyring, KWallet, or KeePassXC with its Secret Service turned on); after one was restarted, restart Waybill too, or use a file sealed with a passphrase: --vault sealed':
    '安装或启动一个（gnome-keyring、KWallet，或开启 Secret Service 的 KeePassXC）；若它被重启过，请同时重启 Waybill；或使用密码短语加密的文件：--vault sealed',
  'Create one (in Passwords and Keys, KWallet or KeePassXC) and make it the default, or use a file sealed with a passphrase: --vault sealed':
    '创建一个（在“密码和密钥”、KWallet 或 KeePassXC 中）并设为默认，或使用密码短语加密的文件：--vault sealed',
  'Unlock it (log in to the desktop, or: gnome-keyring-daemon --unlock), then waybill unlock, or use a file sealed with a passphrase: --vault sealed':
    '解锁它（登录桌面，或 gnome-keyring-daemon --unlock），然后 waybill unlock，或使用密码短语加密的文件：--vault sealed',
  'If it shows a prompt, answer it; if not, restart the Secret Service. Then waybill unlock, or use a file sealed with a passphrase: --vault sealed':
    '如果出现提示，请回应；否则重启 Secret Service。然后 waybill unlock，或使用密码短语加密的文件：--vault sealed',
  'Look whether other programs can use it, or use a file sealed with a passphrase: --vault sealed':
    '检查其他程序能否使用它，或使用密码短语加密的文件：--vault sealed',
  'It answered {{code}}.': '它返回 {{code}}。',
  'Nothing is sent: Waybill is offline.': '未发送：Waybill 处于离线模式。',
  'It can’t be reached ({{code}}).': '无法连接（{{code}}）。',
  'It did not take them.': '它没有接收。',
  'The vault is locked, and its header is in it.': '保险库已锁定，其请求头在其中。',
  'Its header is missing: waybill metrics otlp-header NAME': '缺少其请求头：waybill metrics otlp-header NAME',
  '{{what}}, compressed both ways': '{{what}}，双向压缩',
  '{{what}}, refused by the provider': '{{what}}，被提供商拒绝',
  '{{what}}, with an error in the stream': '{{what}}，流中出错',
  '{{what}}, cut off by the provider': '{{what}}，被提供商中断',
  '{{what}}, of an unknown model': '{{what}}，未知模型',
  '{{what}}, left in the middle of the answer': '{{what}}，响应中途离开',
  'OpenAI chat, answered with a tool call': 'OpenAI 聊天，以工具调用响应',
  'OpenAI chat': 'OpenAI 聊天',
  'OpenAI image': 'OpenAI 图像',
  'OpenAI file by id': '按 ID 的 OpenAI 文件',
  'OpenAI file': 'OpenAI 文件',
  'OpenAI Realtime, over a WebSocket': 'OpenAI Realtime，经 WebSocket',
  'Anthropic messages': 'Anthropic 消息',
  'Anthropic count of tokens': 'Anthropic Token 计数',
  'Anthropic file by id': '按 ID 的 Anthropic 文件',
  'Anthropic file': 'Anthropic 文件',
  'Gemini stream as an array': 'Gemini 数组流',
  'Gemini count of tokens': 'Gemini Token 计数',
  'Gemini upload': 'Gemini 上传',
  'Gemini file by id': '按 ID 的 Gemini 文件',
  'A request that is not JSON': '不是 JSON 的请求',
  'A path that leads nowhere': '不存在的路径',
  'A client key that nobody has': '不存在的客户端密钥',
  'Memory that the system has written to its swap, to a hibernation image or to a core dump.':
    '系统写入交换区、休眠映像或核心转储的内存。',
  'Bytes that are compressed or encrypted in a file, such as parts of a browser’s cache and the vault.':
    '文件中压缩或加密的字节，例如浏览器缓存的一部分和保险库。',
  'The system’s keychain, which Waybill asks for its own entries only.': '系统钥匙串，Waybill 只向其查询自己的条目。',
  'What Waybill prints, unless that goes to a file.': 'Waybill 的输出，除非写入文件。',
  'Temporary files, and files that are deleted but still open.': '临时文件，以及已删除但仍打开的文件。',
  'Recording is paused: no row was written, so none could hold anything.':
    '记录已暂停：没有写入任何行，因此不可能包含内容。',
  '{{file}}: can not be read ({{code}}).': '{{file}}：无法读取（{{code}}）。',
  'New: {{text}}': '新增：{{text}}',
  'It was: {{before}} It is now: {{now}}': '原为：{{before}} 现为：{{now}}',
  'No longer there. It was: {{text}}': '已不存在。原为：{{text}}',
  'Kept for {{days}} days in place of {{before}}, unless you set it.':
    '保留 {{days}} 天，原为 {{before}} 天，除非你自行设置。',
  '{{tables}} tables and {{files}} files, all of them known.': '{{tables}} 个表和 {{files}} 个文件，全部已知。',
  'The database has {{name}} that Waybill does not know: nothing erases it.':
    '数据库中有 Waybill 不认识的 {{name}}：不会被抹除。',
  'Look what put it there. With Waybill stopped, an SQLite shell can drop it.':
    '请查明其来源。停止 Waybill 后可用 SQLite 命令行删除。',
  '{{name}} in the data directory is not known to Waybill: nothing erases it.':
    'Waybill 不认识数据目录中的 {{name}}：不会被抹除。',
  'Look what it is; move it away, or delete it.': '请查明它是什么；移走或删除。',
} as const satisfies Phrases
