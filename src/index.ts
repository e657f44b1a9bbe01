/** The door: all that adapters may use of src/. */
export { audit, sharedAudit } from './audit.ts';
export { type Bot, type BotAnswer, createBot } from './bot.ts';
export type { Catalogue } from './catalogue/catalogue.ts';
export type { Charts, Drawn, DrawProblem, Picture } from './chart/charts.ts';
export { type ChartsOptions, createCharts, type WarmCharts } from './chart/create-charts.ts';
export { bandsOf } from './chart/spec/bands.ts';
export { periodsChart, reasonsChart } from './chart/spec/bars.ts';
export type { Chart, LinePoint } from './chart/spec/chart.ts';
export { type ChartSpec, type Ground, type LineSpec, onGround } from './chart/spec/chart-spec.ts';
export { controlChart } from './chart/spec/control.ts';
export { lineChart } from './chart/spec/line.ts';
export { linesChart } from './chart/spec/lines.ts';
export { moversChart } from './chart/spec/movers.ts';
export { rankingChart } from './chart/spec/ranking.ts';
export { chartTable } from './chart/spec/table.ts';
export { themeChart } from './chart/spec/theme.ts';
export { readSettings, type Settings, takenByNpm } from './config.ts';
export { type Action, actionsOf, SET_UP_DIGEST } from './conversation/actions.ts';
export type { Asker } from './conversation/asker.ts';
export type { Context } from './conversation/context.ts';
export type { Inbox, NewEvent, WaitingEvent } from './conversation/inbox.ts';
export type { ShownPlace, ShownReply, WrongAnswer } from './conversation/shown.ts';
export type { Moment } from './conversation/threads.ts';
export { createWorker, WORK, type Worker, type WorkLimits } from './conversation/work.ts';
export { type Admission, type Belonging, type Refusal, refusalOf } from './desk/admit.ts';
export { apologyFor, type Mend, NOT_READ, PERHAPS_TWICE, REFUSALS, sayMend, THANKS, TOO_OLD } from './desk/courtesy.ts';
export { type Answer, createDesk, type Desk, type Message } from './desk/desk.ts';
export type { FiguresDesk, FileSaid } from './desk/figures-desk.ts';
export { createHolders } from './desk/holder.ts';
export type { Answered, Outcome, Said } from './desk/said.ts';
export { createThreadKeeper, type ThreadKeeper } from './desk/thread.ts';
export { createTurns, type Platform, type Turn, type Turns } from './desk/turn.ts';
export type { Address, Addresses, KeptAddress } from './digest/addresses.ts';
export type { DigestStore, Owner } from './digest/digest-store.ts';
export { createDigests, type Digests } from './digest/digests.ts';
export { type DigestForm, type DigestFormValues, digestForm, requestOfForm } from './digest/form.ts';
export type { ListedDigest } from './digest/manage/desk.ts';
export type { Looked, Place, Post, Posted, Poster } from './digest/poster.ts';
export type { DigestRequest } from './digest/request.ts';
export { type DeliveryStanding, type DigestStanding, digestStandings } from './digest/standings.ts';
export { wait } from './digest/wait.ts';
export { ImportError, SettingsError, StoreError, UsageError } from './errors.ts';
export { openFiguresDesk } from './import/chat/open-figures-desk.ts';
export type { Actor, Brought, Decision, PublishingDesk } from './import/publishing-desk.ts';
export type { IncomingFile, InputRead } from './import/read-input.ts';
export type { NumberNamed } from './import/retract-number.ts';
export { sayCounts } from './import/say-counts.ts';
export type { PreviewSection } from './import/say-preview.ts';
export { createLog, type Log } from './log.ts';
export type { Overview, RatingCounts, Standing } from './overview.ts';
export { answerSchema, type ProgramAnswer } from './programs/answer-shape.ts';
export { type After, DataChanged, type FigureAt, figuresOf } from './programs/figure-rows.ts';
export {
  FIGURE_COLUMNS,
  type Figure,
  type FigureFilter,
  figureFilterSchema,
  figureSchema,
} from './programs/figure-shape.ts';
export { areasHeld, importsHeld, measuresHeld, periodsHeld, themesHeld } from './programs/held.ts';
export { areaSchema, importSchema, measureSchema, periodsSchema, themeSchema } from './programs/held-shape.ts';
export { createProgramDesk, type ProgramDesk, type Told } from './programs/program-desk.ts';
export { questionInputSchema, wordsSchema } from './programs/question-shape.ts';
export type { IsoDate } from './query/period.ts';
export type { ObservationStore } from './query/store.ts';
export { todayIn } from './query/wall.ts';
export { EVERYTHING, type Question, questionSchema } from './question/question.ts';
export { chatMark, plainMark, ratingWord } from './reply/mark.ts';
export { type AnswerRecord, NOTHING_UNDERSTOOD, recordOfPost } from './reply/record.ts';
export type { ChartPart, Lead, Next, Option, Part, PartOf, Reply, Row } from './reply/reply.ts';
export { moreText, plainText, ratingsLine } from './reply/text.ts';
export * as SETTING_KINDS from './setting-kinds.ts';
export { missingSetting, type SettingsGroup, type SettingsSection, settingsSection } from './settings-section.ts';
export { openAddresses } from './store/addresses.ts';
export { bringUpToDate, checkMigrations, type DatabaseAddress, migrate, openDatabase } from './store/connect.ts';
export { type Conversations, openConversations } from './store/conversations.ts';
export { openDigests } from './store/digests.ts';
export type { ListedImport } from './store/import-lifecycle.ts';
export type { ImportResult } from './store/import-write.ts';
export { type Keys, openKeys } from './store/keys.ts';
export { openStore } from './store/open-store.ts';
export { openTokens } from './store/tokens.ts';
export { HOW_TO_BRING_IN } from './telling/unanswered.ts';
export { type Allowance, takeSome } from './tokens/allowance.ts';
export { narrowStore } from './tokens/narrow.ts';
export { isSecretOf, makeSecret, readToken } from './tokens/secret.ts';
export { type Scope, stateOf, type Token, type TokenState, type TokenStore } from './tokens/token.ts';

/** Importing, loaded by whoever imports: a question starts without it. */
export const loadImporting = async () => ({
  ...(await import('./import/audit-import.ts')),
  ...(await import('./import/draft.ts')),
  ...(await import('./import/preview.ts')),
  ...(await import('./import/problem.ts')),
  ...(await import('./import/publishing-desk.ts')),
  ...(await import('./import/read-input.ts')),
  ...(await import('./import/say-preview.ts')),
  ...(await import('./store/import-lifecycle.ts')),
  ...(await import('./import/import-folder.ts')),
  ...(await import('./import/retract-number.ts')),
});
