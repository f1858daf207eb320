import type { english } from '../english.ts'
import type { AllTextsWithoutSingular, LoadedLanguage } from '../texts.ts'
import { app } from './app.ts'
import { limits } from './client-keys/limits.ts'
import { plans } from './client-keys/plans.ts'
import { clientKeys } from './client-keys.ts'
import { common } from './components.ts'
import { connect } from './connect.ts'
import { phrases } from './engine.ts'
import { fields } from './fields.ts'
import { live } from './live.ts'
import { overview } from './overview.ts'
import { privacy } from './privacy.ts'
import { importing } from './providers/import.ts'
import { providerModels } from './providers/models.ts'
import { page } from './providers/page.ts'
import { providers } from './providers.ts'
import { routes } from './routes.ts'
import { settings } from './settings.ts'
import { usage } from './usage.ts'
import { welcome } from './welcome.ts'

/**
 * Simplified Chinese. Full-width punctuation in Chinese sentences, a space between Chinese and Latin letters or digits, 你 where
 * somebody has to be addressed. The same word for the same thing:
 *
 * provider 提供商 · client key 客户端密钥 · vault 保险库 · keychain 钥匙串 · exchange 调用 · request 请求 · answer 响应 · tool 工具 ·
 * usage 用量 · limit 限额 · budget 预算 · plan 方案 · ask 要求 · to record 记录 · to keep 保留 · to erase 抹除 · purge 清理 ·
 * inventory 清单 · panic 紧急停止 · to suspend 停用 · to revoke 吊销 · unpriced 无价格 · estimated 估算 · dashboard 控制台 ·
 * route 路由 · target 目标 · secret scan 凭据扫描 · credential 凭据 · statement 月结单 · bill 账单 · token of a model Token · token that lets in 令牌
 */
export const chinese: LoadedLanguage = {
  texts: {
    common,
    app,
    overview,
    live,
    fields,
    usage,
    providers: { ...providers, ...page, ...providerModels, ...importing },
    clientKeys: { ...clientKeys, ...limits, ...plans },
    connect,
    welcome,
    privacy,
    routes,
    settings,
  } satisfies AllTextsWithoutSingular<typeof english>,
  phrases,
}
