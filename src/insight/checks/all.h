#pragma once
// The check functions, one per check; checks/registry.cpp names them.

#include "insight/checks/check.h"

namespace plumbline::insight {

/// vis_grammar: goal, reason, method and a horizon of one to two years.
[[nodiscard]] Verdict vis_grammar(const Scope& scope, const CheckRule& rule, Index vision);
/// vis_tested: tried on a small group, then revised or confirmed.
[[nodiscard]] Verdict vis_tested(const Scope& scope, const CheckRule& rule, Index vision);
/// vis_review: the next review is dated and not overdue.
[[nodiscard]] Verdict vis_review(const Scope& scope, const CheckRule& rule, Index vision);

/// obj_priority: linked to a priority of the organization.
[[nodiscard]] Verdict obj_priority(const Scope& scope, const CheckRule& rule, Index objective);
/// obj_result: at least one key result that can be active.
[[nodiscard]] Verdict obj_result(const Scope& scope, const CheckRule& rule, Index objective);
/// obj_plain: says what and why in few plain words.
[[nodiscard]] Verdict obj_plain(const Scope& scope, const CheckRule& rule, Index objective);

/// kr_unit: kind, unit and direction are set, and what the kind needs besides.
[[nodiscard]] Verdict kr_unit(const Scope& scope, const CheckRule& rule, Index key_result);
/// kr_base: a baseline with date and source, or a date to find it by.
[[nodiscard]] Verdict kr_base(const Scope& scope, const CheckRule& rule, Index key_result);
/// kr_target: the target is set and no blank is left in the title.
[[nodiscard]] Verdict kr_target(const Scope& scope, const CheckRule& rule, Index key_result);
/// kr_time: a deadline or a recurring period.
[[nodiscard]] Verdict kr_time(const Scope& scope, const CheckRule& rule, Index key_result);
/// kr_link: linked to an objective.
[[nodiscard]] Verdict kr_link(const Scope& scope, const CheckRule& rule, Index key_result);
/// kr_real: the forecast gives the target a fair chance.
[[nodiscard]] Verdict kr_real(const Scope& scope, const CheckRule& rule, Index key_result);
/// kr_single: one measure in one sentence.
[[nodiscard]] Verdict kr_single(const Scope& scope, const CheckRule& rule, Index key_result);
/// kr_source: a source beyond check-ins, or the honest word 'claimed'.
[[nodiscard]] Verdict kr_source(const Scope& scope, const CheckRule& rule, Index key_result);

/// ini_action: an owner and a next step with a date.
[[nodiscard]] Verdict ini_action(const Scope& scope, const CheckRule& rule, Index initiative);
/// ini_result: linked to a key result; expected effect and mechanism advise.
[[nodiscard]] Verdict ini_result(const Scope& scope, const CheckRule& rule, Index initiative);
/// ini_horizon: a horizon that the dates do not contradict.
[[nodiscard]] Verdict ini_horizon(const Scope& scope, const CheckRule& rule, Index initiative);
/// ini_rank: a place in the backlog.
[[nodiscard]] Verdict ini_rank(const Scope& scope, const CheckRule& rule, Index initiative);
/// ini_sponsor: a sponsor of its own, or the program's.
[[nodiscard]] Verdict ini_sponsor(const Scope& scope, const CheckRule& rule, Index initiative);

/// prg_sponsor: an executive sponsor with a charter and a backup.
[[nodiscard]] Verdict prg_sponsor(const Scope& scope, const CheckRule& rule, Index program);
/// prg_cover: every chosen priority is served; every unit contributes or says why not.
[[nodiscard]] Verdict prg_cover(const Scope& scope, const CheckRule& rule, Index program);
/// prg_change: the four parts of the change plan.
[[nodiscard]] Verdict prg_change(const Scope& scope, const CheckRule& rule, Index program);
/// prg_urgency: the case for acting now.
[[nodiscard]] Verdict prg_urgency(const Scope& scope, const CheckRule& rule, Index program);

}  // namespace plumbline::insight
