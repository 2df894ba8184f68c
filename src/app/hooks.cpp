#include "app/hooks.h"

#include "actions/notices/check_in_link.h"
#include "actions/notices/mentions.h"
#include "actions/plan/answering.h"
#include "actions/plan/baseline.h"
#include "actions/plan/derived.h"
#include "actions/plan/gate.h"
#include "actions/plan/wording.h"
#include "actions/text/text.h"

namespace plumbline::app {

void add_derivations(records::Records& records) {
    const schema::Catalog& catalog = records.catalog();
    records.add_hook("organization", actions::keep_one());
    for (const char* type : {"check-in", "comment", "attachment", "receipt", "enrolment", "override"})
        records.add_hook(type, actions::derive_program(catalog));
    records.add_hook("check-in", actions::hold_word_to_person(catalog));
    records.add_hook("vision", actions::compose_vision());
    records.add_hook("test-round", actions::keep_tested(catalog));
    records.add_hook("key-result", actions::fill_blank());
    records.add_hook("initiative", actions::stamp_sign_off());
    actions::text::add_naming(records);
}

void add_hooks(records::Records& records, const insight::CheckBook& book, const base::Speeches& speeches) {
    const schema::Catalog& catalog = records.catalog();
    add_derivations(records);
    for (const char* type : {"program", "objective", "key-result", "initiative"})
        records.add_hook(type, actions::gate(catalog, book, speeches));
    records.add_hook("key-result", actions::keep_baseline(catalog));
    records.add_hook("objective", actions::keep_baselines(catalog));
}

void add_notice_hooks(records::Records& records, const actions::MailPolicy& policy) {
    const schema::Catalog& catalog = records.catalog();
    records.add_hook("check-in", actions::settle_notices(catalog));
    records.add_hook("notification", actions::keep_addressed());
    records.add_hook("comment", actions::tell_mentioned(catalog, records.clock(), policy));
    records.add_hook("funding", actions::tell_approver(catalog, records.clock(), policy, "approver", "requested"));
    records.add_hook("decision", actions::tell_approver(catalog, records.clock(), policy, "decider", "open"));
}

}  // namespace plumbline::app
