// Model
export { bindName } from "./model/bind_name.ts";
export { bindTerm } from "./model/bind_term.ts";
export type { CauseLabel } from "./model/cause_label.ts";
export type { Chart } from "./model/chart.ts";
export { type BoundValue, type Claim, claim, type ClaimRole, type Strength } from "./model/claim.ts";
export { type FamilyDecisions, parseFamilyDecisions } from "./model/family_decisions.ts";
export type { Config, LinkedPair, TableMapping } from "./model/config.ts";
export { parseConfig } from "./model/parse_config.ts";
export { mappedTables } from "./model/mapped_tables.ts";
export { type ErrorCode, ExportError, NarrativeError, QueryError } from "./model/errors.ts";
export type { Embedder } from "./model/embedder.ts";
export { escapeMarkdown } from "./model/escape_markdown.ts";
export type { Finding, Method, Skipped, Term } from "./model/finding.ts";
export { cleanText } from "./model/clean_text.ts";
export { formatInterval, formatValue } from "./model/format.ts";
export { type IndicatorRule, parseIndicatorRules, type RuleEvidence } from "./model/indicator_rules.ts";
export { parsePeriod, type Period, previousPeriod } from "./model/period.ts";
export { type Refusal, refusal } from "./model/refusal.ts";
export { renderClaim } from "./model/render_claim.ts";
export { requireApart } from "./model/require_apart.ts";
export { type QueryReference, type Rows, rowsOf, type RowValue } from "./model/rows.ts";
export { media, type MediaBundle } from "./model/show.ts";
export type {
  Defect,
  ExportFile,
  Head,
  Origin,
  Recognition,
  Source,
  SourceRecord,
  SourceRow,
  SourceTable,
} from "./model/source.ts";
export type { Unit } from "./model/unit.ts";
export { type CauseCategory, type CauseRole, parseTaxonomy, type Taxonomy } from "./model/taxonomy.ts";
export { wordsLine } from "./model/words_line.ts";

// Warehouse
export {
  dataDictionary,
  explainFiles,
  type FileClaim,
  type FileExplanation,
  type FileOutcome,
  type IdleReason,
  type KeptVectors,
  keptVectors,
  type LabelReport,
  type LeftOutLabel,
  type LoadFindings,
  loadFolder,
  loadLabels,
  type LoadOptions,
  type LoadReport,
  type NumberColumn,
  type OpenOptions,
  openWarehouse,
  type Parameters,
  type RejectReason,
  type Reread,
  type Rereading,
  type Restatement,
  tableHash,
  type Warehouse,
} from "./warehouse/mod.ts";

// Charts
export {
  type AlignedPoint,
  alignedSeries,
  type AlignedSeriesOptions,
  type AlignedSeriesRow,
} from "./charts/aligned_series.ts";
export type { ChartOptions, ChartScale } from "./charts/chart_options.ts";
export { curveChart, type CurveOptions, type CurveRow } from "./charts/curve_chart.ts";
export type { FontWeight } from "./charts/font.ts";
export { heatMap, type HeatMapOptions, type HeatMapRow } from "./charts/heat_map.ts";
export { intervalPlot, type IntervalPlotOptions } from "./charts/interval_plot.ts";
export type { IntervalRow } from "./charts/interval_row.ts";
export { matrixChart, type MatrixOptions, type MatrixRow } from "./charts/matrix_chart.ts";
export { renderPng } from "./charts/render_png.ts";
export { renderSvg } from "./charts/render_svg.ts";
export { smallMultiples, type SmallMultiplesOptions } from "./charts/small_multiples.ts";
export type { SmallMultiplesRow } from "./charts/small_multiples_row.ts";
export { survivalCurve, type SurvivalCurveOptions } from "./charts/survival_curve.ts";
export type { SurvivalRow } from "./charts/survival_row.ts";
export { textWidth } from "./charts/text_width.ts";
export { pictureSize, theme } from "./charts/theme.ts";
export { timeline, type TimelineOptions, type TimelineRow } from "./charts/timeline.ts";
export { wrapText } from "./charts/wrap_text.ts";

// Deck
export type { Deck, Slide, SlideChart, SlideTable } from "./reports/deck/deck.ts";
export { deckHtml } from "./reports/deck/deck_html.ts";
export { deckPptx } from "./reports/deck/deck_pptx.ts";

// Notebooks
export { checkNotebooks } from "./reports/notebook/check_notebooks.ts";
export { injectParameters } from "./reports/notebook/inject_parameters.ts";
export { listParameters } from "./reports/notebook/list_parameters.ts";
export type { Parameter, ParameterType, ParameterValue } from "./reports/notebook/parameter.ts";
export type {
  Cell,
  CodeCell,
  DisplayOutput,
  ErrorOutput,
  Notebook,
  NotebookMetadata,
  Output,
  ResultOutput,
  StreamOutput,
  TextCell,
} from "./reports/notebook/notebook.ts";
export {
  type NotebookModule,
  notebookModule,
  type NotebookModuleOptions,
  type NotebookPosition,
} from "./reports/notebook/notebook_module.ts";
export { parseNotebook } from "./reports/notebook/parse_notebook.ts";
export { type NotebookRun, runNotebook, type RunNotebookOptions } from "./reports/notebook/run_notebook.ts";
export { stripOutputs } from "./reports/notebook/strip_outputs.ts";
export { writeNotebook } from "./reports/notebook/write_notebook.ts";
export { type Markdown, md } from "./reports/markdown.ts";
export { show, type Showable } from "./reports/show.ts";
export { type Table, table, type TableOptions } from "./reports/table.ts";

// Statistics
export { adjustedRandIndex } from "./stats/adjusted_rand_index.ts";
export { attributableShare, type SharedCases } from "./stats/attributable_share.ts";
export { benjaminiHochberg } from "./stats/benjamini_hochberg.ts";
export {
  blockExchangeTest,
  type ExchangeOptions,
  type ExchangeResult,
  type ExchangeTest,
} from "./stats/block_exchange_test.ts";
export { bootstrapInterval, type BootstrapOptions } from "./stats/bootstrap_interval.ts";
export { boundedMeanInterval } from "./stats/bounded_mean_interval.ts";
export { calibrationError } from "./stats/calibration_error.ts";
export { type ChangePoint, type ChangePointOptions, changePoints } from "./stats/change_points.ts";
export { type BrokenLine, brokenLine } from "./stats/broken_line.ts";
export { clusteredShareInterval, type SharedUnit } from "./stats/clustered_share_interval.ts";
export { countInterval, type CountIntervalOptions } from "./stats/count_interval.ts";
export { type CountLaw, type CountTails, countTails } from "./stats/count_tails.ts";
export { crossCorrelation } from "./stats/cross_correlation.ts";
export { dispersion } from "./stats/dispersion.ts";
export { effectiveTests } from "./stats/effective_tests.ts";
export type { Estimate, IntervalOptions, PermutationOptions } from "./stats/estimate.ts";
export { geometricMeanInterval } from "./stats/geometric_mean_interval.ts";
export { grangerByOrder, type GrangerOrder } from "./stats/granger_by_order.ts";
export { type GrangerOptions, type GrangerResult, grangerTest } from "./stats/granger_test.ts";
export { holm } from "./stats/holm.ts";
export { cohenKappa } from "./stats/kappa.ts";
export { kaplanMeier, type SurvivalCurve, type SurvivalStep } from "./stats/kaplan_meier.ts";
export { spellsTest, type SpellsTestResult } from "./stats/log_rank_test.ts";
export {
  learnTriggers,
  type TriggerDesign,
  type TriggeredCase,
  type TriggerModel,
} from "./stats/learn_triggers.ts";
export type { MatchedCases } from "./stats/matched_cases.ts";
export { matchedRateRatio } from "./stats/matched_rate_ratio.ts";
export {
  type LaggedCorrelation,
  type LaggedCorrelationOptions,
  type LaggedCorrelationResult,
  laggedCorrelationTest,
} from "./stats/lagged_correlation_test.ts";
export { type LevelShiftOptions, type LevelShiftResult, levelShiftTest } from "./stats/level_shift_test.ts";
export { type Place, stepAtPlacesTest, type StepResult } from "./stats/step_at_places_test.ts";
export { type Step, type StepContrast, stepContrastTest } from "./stats/step_contrast_test.ts";
export { linearRegression, type RegressionLine } from "./stats/linear_regression.ts";
export { type MannWhitneyResult, mannWhitneyTest } from "./stats/mann_whitney_test.ts";
export { type MeanAndDeviation, meanAndDeviation } from "./stats/mean_and_deviation.ts";
export { meanCountInterval } from "./stats/mean_count_interval.ts";
export { medianInterval } from "./stats/median_interval.ts";
export {
  type CountRegression,
  type CountRegressionOptions,
  negativeBinomialRegression,
  type RegressionTerm,
} from "./stats/negative_binomial_regression.ts";
export { type AnovaResult, oneWayAnova } from "./stats/one_way_anova.ts";
export {
  permutationTest,
  type PermutationTestOptions,
  type PermutationTestResult,
} from "./stats/permutation_test.ts";
export { poissonInterval } from "./stats/poisson_interval.ts";
export { type ProfileCell, type ProfileResult, weekBlockTest } from "./stats/profile_test.ts";
export { quantile } from "./stats/quantile.ts";
export { quantileInterval } from "./stats/quantile_interval.ts";
export { createRandom, type Random } from "./stats/random.ts";
export { type RateRatioResult, rateRatioTest } from "./stats/rate_ratio_test.ts";
export { medianRatioTest, type RatioResult } from "./stats/ratio_of_medians.ts";
export { shareDifference } from "./stats/share_difference.ts";
export { shareInterval } from "./stats/share_interval.ts";
export { type CountedUnit, type ShrinkOptions, shrinkRates, type ShrunkRate } from "./stats/shrink_rates.ts";
export { type RepeatDesign, type RepeatShareResult, repeatShareTest } from "./stats/repeat_share_test.ts";
export {
  type SeasonalBaseline,
  seasonalBaseline,
  type SeasonalBaselineOptions,
} from "./stats/seasonal_baseline.ts";
export { type SilenceResult, silenceTest } from "./stats/silence_test.ts";
export { type RateRatioDesign, smallestDetectableRateRatio } from "./stats/smallest_detectable_rate_ratio.ts";
export { type RatioDesign, smallestDetectableRatio } from "./stats/smallest_detectable_ratio.ts";
export {
  type FeatureRows,
  type SoftmaxModel,
  type SoftmaxOptions,
  softmaxProbabilities,
  softmaxRegression,
  softmaxScores,
} from "./stats/softmax_regression.ts";
export type { Spell } from "./stats/spell.ts";
export { createSurpriseScorer, type SurpriseScorer } from "./stats/surprise_scorer.ts";
export { type TriggerProbabilities, triggerProbabilities } from "./stats/trigger_probabilities.ts";
export {
  stratifiedPermutationTest,
  type StratifiedResult,
  type Stratum,
} from "./stats/stratified_permutation_test.ts";
export { fitTemperature } from "./stats/temperature.ts";
export { fitTopTemperature } from "./stats/top_temperature.ts";

// Text
export { type LogTemplate, LogTemplates } from "./text/log_templates.ts";
export { textMask } from "./text/text_mask.ts";
export { wordsOf } from "./text/words_of.ts";
export { type FeatureKind, featuresOf } from "./text/features_of.ts";
export { learnVocabulary, tfIdf, type Vocabulary, type VocabularyOptions } from "./text/tf_idf.ts";
export { type LatentOptions, latentRows, type LatentSpace, learnLatentSpace } from "./text/latent_space.ts";
export { clusterStability, type StabilityOptions } from "./text/cluster_stability.ts";
export { type KeyTerm, type KeyTermOptions, keyTerms } from "./text/key_terms.ts";
export { type ClusterOptions, type Clusters, type ClusterText, findClusters } from "./text/clusters.ts";
export { learnNamings, namesIn, type NamingExample, type Namings } from "./text/namings.ts";
export { type Nearest, nearestRows } from "./text/nearest_rows.ts";
export {
  type EarlierRow,
  type Likeness,
  type LookOptions,
  type SimilarityIndex,
  similarityIndex,
  type Telling,
} from "./text/similarity_index.ts";
export type { SparseRows } from "./text/sparse_rows.ts";

// Questions
export { qualityFinding, type QualityOptions } from "./analyses/data_quality/analysis.ts";
export { qualityChart } from "./analyses/data_quality/chart.ts";
export { qualityClaims } from "./analyses/data_quality/claims.ts";
export { type CheckRow, checkRows } from "./analyses/data_quality/check_rows.ts";
export { type DoubtfulLink, doubtfulLinks } from "./analyses/data_quality/doubtful_links.ts";
export { type RestatedField, restatedIncidents } from "./analyses/data_quality/restated_incidents.ts";
export { type QualityRow, qualityRows } from "./analyses/data_quality/rows.ts";
export { type UnmappedWord, unmappedWords } from "./analyses/data_quality/unmapped_words.ts";
export { calendarFinding } from "./analyses/calendar/analysis.ts";
export type { CalendarCell } from "./analyses/calendar/cells.ts";
export { calendarChart } from "./analyses/calendar/chart.ts";
export { calendarClaims } from "./analyses/calendar/claims.ts";
export type { CalendarOptions } from "./analyses/calendar/options.ts";
export { type CalendarRow, calendarRows } from "./analyses/calendar/rows.ts";
export { type Agreement, causeAgreement, type Learned, type Overruled } from "./analyses/causes/agreement.ts";
export {
  type CauseGuess,
  type CauseGuesses,
  guessCauses,
  type GuessOptions,
} from "./analyses/causes/guess.ts";
export { type CauseProposal, type ProposalOptions, proposeCauses } from "./analyses/causes/proposals.ts";
export { causeFinding, type ConfusionCell } from "./analyses/causes/analysis.ts";
export type { CauseOptions } from "./analyses/causes/options.ts";
export { causeChart } from "./analyses/causes/chart.ts";
export { causeTimelineChart } from "./analyses/causes/timeline_chart.ts";
export { causeClaims } from "./analyses/causes/claims.ts";
export { causeConfusionChart } from "./analyses/causes/confusion_chart.ts";
export { causeLearningChart } from "./analyses/causes/learning_chart.ts";
export { causeCategories, type CauseRow, causeRows } from "./analyses/causes/rows.ts";
export { type ChangeEffect, changeFinding } from "./analyses/changes/analysis.ts";
export { candidateClaims } from "./analyses/changes/candidate_claims.ts";
export { type CandidateRow, candidateRows } from "./analyses/changes/candidate_rows.ts";
export { type CandidateChange, candidateFinding } from "./analyses/changes/candidates.ts";
export { changeChart } from "./analyses/changes/chart.ts";
export { changeClaims } from "./analyses/changes/claims.ts";
export { changeLagChart } from "./analyses/changes/lag_chart.ts";
export type { ChangeOptions } from "./analyses/changes/options.ts";
export { type ChangeRow, changeRows } from "./analyses/changes/rows.ts";
export { durationFinding } from "./analyses/durations/analysis.ts";
export { durationChangeChart } from "./analyses/durations/change_chart.ts";
export { durationChangeClaims } from "./analyses/durations/change_claims.ts";
export { durationChart } from "./analyses/durations/chart.ts";
export { durationClaims } from "./analyses/durations/claims.ts";
export { durationHistoryChart } from "./analyses/durations/history_chart.ts";
export type { DurationOptions } from "./analyses/durations/options.ts";
export { type DurationRow, durationRows } from "./analyses/durations/rows.ts";
export type { ResolutionStep } from "./analyses/durations/survival.ts";
export { survivalChart } from "./analyses/durations/survival_chart.ts";
export { familiesFinding, type FamiliesOptions, type FamilyShare } from "./analyses/families/analysis.ts";
export { familiesChart } from "./analyses/families/chart.ts";
export { familiesClaims } from "./analyses/families/claims.ts";
export { familyMapChart } from "./analyses/families/map_chart.ts";
export { type FamilyRow, familyRows } from "./analyses/families/rows.ts";
export { familyTimelineChart } from "./analyses/families/timeline_chart.ts";
export {
  findFamilies,
  type FindFamiliesOptions,
  type FoundFamilies,
  type FoundFamily,
  type FoundIncident,
} from "./analyses/families/find.ts";
export {
  type FamilyEvent,
  keepFamilies,
  type KeepFamiliesOptions,
  type KeptFamilies,
} from "./analyses/families/keep.ts";
export { type FamilyTextRow, familyTextRows } from "./analyses/families/text_rows.ts";
export { frequencyFinding } from "./analyses/frequency/analysis.ts";
export { frequencyChangeChart } from "./analyses/frequency/change_chart.ts";
export { frequencyChangeClaims } from "./analyses/frequency/change_claims.ts";
export { frequencyChart } from "./analyses/frequency/chart.ts";
export { frequencyClaims } from "./analyses/frequency/claims.ts";
export { frequencyHistoryChart } from "./analyses/frequency/history_chart.ts";
export type { FrequencyOptions } from "./analyses/frequency/options.ts";
export type { RankedService } from "./analyses/frequency/ranking.ts";
export { type FrequencyRow, frequencyRows } from "./analyses/frequency/rows.ts";
export { type FamilyIncident, recurrenceFinding } from "./analyses/recurrence/analysis.ts";
export { recurrenceChart } from "./analyses/recurrence/chart.ts";
export { recurrenceClaims } from "./analyses/recurrence/claims.ts";
export type { RecurrenceOptions } from "./analyses/recurrence/options.ts";
export { type RecurrenceRow, recurrenceRows } from "./analyses/recurrence/rows.ts";
export { type AlertDayRow, trendAlertRows } from "./analyses/trend/alert_rows.ts";
export { trendFinding } from "./analyses/trend/analysis.ts";
export { trendChart } from "./analyses/trend/chart.ts";
export { trendClaims } from "./analyses/trend/claims.ts";
export type { TrendOptions } from "./analyses/trend/options.ts";
export type { TrendMeasure, TrendPoint } from "./analyses/trend/points.ts";
export { type TrendRow, trendRows } from "./analyses/trend/rows.ts";
export { trendStepChart } from "./analyses/trend/step_chart.ts";
export { anomaliesChart } from "./analyses/anomalies/chart.ts";
export { anomaliesClaims } from "./analyses/anomalies/claims.ts";
export { anomaliesFinding } from "./analyses/anomalies/analysis.ts";
export type { AnomaliesOptions } from "./analyses/anomalies/options.ts";
export {
  type AnomalyKind,
  type AnomalyRow,
  anomalyRows,
  type AnomalyRowsOptions,
} from "./analyses/anomalies/rows.ts";
export { worstIncident, type WorstIncidentRow } from "./analyses/anomalies/worst_incident.ts";
export type { AnomalousStream } from "./analyses/anomalies/stream.ts";
export { workloadActionChart } from "./analyses/workload/action_chart.ts";
export { type AlertRuleRow, alertRuleRows } from "./analyses/workload/alert_rule_rows.ts";
export { workloadFinding } from "./analyses/workload/analysis.ts";
export { workloadChart } from "./analyses/workload/chart.ts";
export { workloadClaims } from "./analyses/workload/claims.ts";
export type { WorkloadOptions } from "./analyses/workload/options.ts";
export type { WorkHours, WorkloadPoint } from "./analyses/workload/points.ts";
export { type WorkloadRow, workloadRows, type WorkloadZones } from "./analyses/workload/rows.ts";
export { type TeamSizeRow, teamSizeRows } from "./analyses/workload/team_size_rows.ts";
export { logEventFinding } from "./analyses/log_events/analysis.ts";
export { logEventChart } from "./analyses/log_events/chart.ts";
export { logEventClaims } from "./analyses/log_events/claims.ts";
export type { LogEvent } from "./analyses/log_events/events.ts";
export type { LogEventOptions } from "./analyses/log_events/options.ts";
export { type LogEventRow, logEventRows } from "./analyses/log_events/rows.ts";
export { incidentWindow, type IncidentWindowOptions } from "./analyses/log_events/window.ts";
export { type LeadingIndicators, leadingIndicators } from "./analyses/leading_indicators/analysis.ts";
export type { BacktestPoint } from "./analyses/leading_indicators/backtest.ts";
export { backtestChart } from "./analyses/leading_indicators/backtest_chart.ts";
export { indicatorFanChart } from "./analyses/leading_indicators/chart.ts";
export { leadingIndicatorClaims } from "./analyses/leading_indicators/claims.ts";
export {
  type Indicator,
  indicatorAt,
  type IndicatorState,
  type ReadableStream,
  readableStream,
} from "./analyses/leading_indicators/indicator.ts";
export type { IndicatorOptions } from "./analyses/leading_indicators/options.ts";
export type { ProfilePoint } from "./analyses/leading_indicators/profile.ts";
export type { BaselineProof, IndicatorProof, ServiceTest } from "./analyses/leading_indicators/proof.ts";
export type {
  Measure as IndicatorMeasure,
  Reading as IndicatorReading,
  Sums as StreamSums,
  Way as IndicatorWay,
} from "./analyses/leading_indicators/reading.ts";
export { type IndicatorIncident, indicatorIncidents } from "./analyses/leading_indicators/rows.ts";
export { type NewestExports, newestExports } from "./analyses/leading_indicators/newest_exports.ts";
export {
  type ReplayOptions,
  replayRule,
  type RuleFiring,
  type RuleReplay,
} from "./analyses/leading_indicators/rule_replay.ts";
export { type PastIncident, type RuleState, ruleStates } from "./analyses/leading_indicators/rule_states.ts";
export {
  indicatorStreams,
  type Stream,
  type StreamKind,
  type Streams,
} from "./analyses/leading_indicators/streams.ts";
export { type IncidentTitle, incidentTitles } from "./analyses/leading_indicators/titles.ts";
export type { TargetKind, TriedSignal } from "./analyses/leading_indicators/tried.ts";
export { actionItemFinding } from "./analyses/action_items/analysis.ts";
export { actionItemChart } from "./analyses/action_items/chart.ts";
export { actionItemClaims } from "./analyses/action_items/claims.ts";
export type { ActionItemOptions } from "./analyses/action_items/options.ts";
export { type ActionItemRow, actionItemRows } from "./analyses/action_items/rows.ts";
export { learningFinding, type OpenFamily } from "./analyses/learning/analysis.ts";
export { learningChart } from "./analyses/learning/chart.ts";
export { learningClaims } from "./analyses/learning/claims.ts";
export { type LearningItemRow, learningItemRows } from "./analyses/learning/item_rows.ts";
export { learningOpenChart } from "./analyses/learning/open_chart.ts";
export { learningOpenClaims } from "./analyses/learning/open_claims.ts";
export type { LearningOptions } from "./analyses/learning/options.ts";
export { type LearningRow, learningRows } from "./analyses/learning/rows.ts";
export { preventionFinding, type PreventionShare } from "./analyses/prevention/analysis.ts";
export { preventionChart } from "./analyses/prevention/chart.ts";
export { preventionClaims } from "./analyses/prevention/claims.ts";
export type { PreventionOptions } from "./analyses/prevention/options.ts";
export { type PreventionFiring, type PreventionRow, preventionRows } from "./analyses/prevention/rows.ts";
export { type ActionLeft, similarFinding, type SimilarIncident } from "./analyses/similar/analysis.ts";
export { similarChart } from "./analyses/similar/chart.ts";
export { similarClaims } from "./analyses/similar/claims.ts";
export { type LessonRow, lessonRows } from "./analyses/similar/lessons.ts";
export type { JudgedIncident } from "./analyses/similar/judged.ts";
export { noveltyFinding } from "./analyses/similar/novelty.ts";
export { noveltyChart } from "./analyses/similar/novelty_chart.ts";
export { noveltyClaims } from "./analyses/similar/novelty_claims.ts";
export type { Asked, Meanings, NoveltyOptions, SimilarOptions } from "./analyses/similar/options.ts";
export type { Quote } from "./analyses/similar/quotes.ts";
export type { Reasons } from "./analyses/similar/reasons.ts";
export { type SimilarRow, similarRows } from "./analyses/similar/rows.ts";
export type { RuleVerdict } from "./analyses/similar/rule.ts";
export type { Unjudged } from "./analyses/similar/unjudged.ts";

export { incidentTimeline } from "./analyses/incident_timeline/analysis.ts";
export { incidentTimelineChart } from "./analyses/incident_timeline/chart.ts";
export { incidentTimelineClaims } from "./analyses/incident_timeline/claims.ts";
export { type ClockRow, clockRows } from "./analyses/incident_timeline/clock_rows.ts";
export type { ConflictingTime, TimelineEntry, Told } from "./analyses/incident_timeline/entry.ts";
export { type IncidentHead, incidentHeads } from "./analyses/incident_timeline/head_rows.ts";
export { type OpenActionRow, openActionRows } from "./analyses/incident_timeline/open_action_rows.ts";
export {
  type TellingKind,
  type TimelineTelling,
  timelineTellings,
} from "./analyses/incident_timeline/rows.ts";
export { type Hypotheses, hypothesesFinding } from "./analyses/hypotheses/analysis.ts";
export { hypothesesClaims } from "./analyses/hypotheses/claims.ts";
export type {
  CauseShare,
  FamilyCauses,
  HypothesisEvidence,
  KnownCase,
  Saying,
  Sign,
  SuspectChange,
} from "./analyses/hypotheses/evidence.ts";
export type { Argument, Hypothesis, MechanismTold } from "./analyses/hypotheses/hypothesis.ts";

// Postmortem drafts
export { type DraftMaterial, draftMaterial } from "./reports/draft/material.ts";
export type { DraftLine, DraftSection } from "./reports/draft/section.ts";
export { draftSections } from "./reports/draft/sections.ts";
export { mergeDrafts } from "./reports/draft/merge.ts";
export { editShare } from "./reports/evaluation/edit_share.ts";
export { type Unsupported, unsupportedSentences } from "./reports/draft/unsupported.ts";

// Narrative
export type {
  Chapter,
  DraftSentence,
  Narrative,
  NarrativeChapter,
  NarrativeSentence,
  Writer,
} from "./model/narrative.ts";
export type { Cassette, CassetteAnswer } from "./narrative/cassette.ts";
export { cleanName } from "./narrative/clean_name.ts";
export { embedderFromEnv, type FoundEmbedder } from "./narrative/embedder_from_env.ts";
export { endpointEmbedder } from "./narrative/endpoint_embedder.ts";
export type { ModelBudget } from "./narrative/budgeted_fetch.ts";
export type { ModelFetch } from "./narrative/model_fetch.ts";
export type { ModelOptions, NarrateOptions } from "./narrative/model_options.ts";
export { modelOptionsFromEnv } from "./narrative/model_options_from_env.ts";
export { type Blame, findBlame, withoutBlame } from "./narrative/find_blame.ts";
export {
  type DroppedName,
  type FamilyStory,
  nameFamilies,
  type ProposedName,
  type ProposedNames,
} from "./narrative/name_families.ts";
export { narrate } from "./narrative/narrate.ts";
export { readCassette } from "./narrative/read_cassette.ts";
export {
  type CauseQuestion,
  type CauseReading,
  type CauseReadings,
  type CauseStory,
  type DroppedReading,
  readCauses,
} from "./narrative/read_causes.ts";
export { recordingFetch } from "./narrative/recording_fetch.ts";
export { claimAnchor, type Evidence } from "./narrative/evidence.ts";
export { renderHtml } from "./narrative/render_html.ts";
export { renderMarkdown } from "./narrative/render_markdown.ts";
export { replayFetch } from "./narrative/replay_fetch.ts";
export { sentenceHtml } from "./narrative/sentence_html.ts";
export { verifySentence } from "./narrative/verify/verify_sentence.ts";
export { writeOffline } from "./narrative/write_offline.ts";

// Sources
export { postmortemMarkdown } from "./sources/postmortems/markdown.ts";

// The synthetic company
export {
  type CompanyOptions,
  type Language,
  type Scale,
  type TwinSummary,
  writeTwin,
  type WriteTwinOptions,
} from "./twin/mod.ts";
