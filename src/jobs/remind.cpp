#include "jobs/remind.h"

#include "actions/initialize.h"
#include "actions/notices/remind.h"
#include "base/zone.h"

namespace plumbline::jobs {

using base::JsonObject;
using base::Result;

namespace {

constexpr int Monday = 1;
constexpr int SummaryHour = 6;

}  // namespace

Job remind(records::Records& records, const actions::MailPolicy& policy) {
    return {
        "remind", "Asks for the check-ins that are due",
        [&records](base::Instant now) { return actions::next_hour(actions::organization_zone(records), now, 0, 0); },
        [&records, &policy]() -> Result<JsonObject> {
            return JsonObject{{"told", TRY(actions::remind(records, policy))}};
        }};
}

Job summarize(records::Records& records, const actions::MailPolicy& policy) {
    return {"summarize", "Gathers notices into one mail for those who want that",
            [&records](base::Instant now) {
                return actions::next_hour(actions::organization_zone(records), now, SummaryHour, 0);
            },
            [&records, &policy]() -> Result<JsonObject> {
                int mails = TRY(actions::gather(records, policy, "daily"));
                if (base::local_time(records.clock().now(), actions::organization_zone(records)).weekday == Monday)
                    mails += TRY(actions::gather(records, policy, "weekly"));
                return JsonObject{{"mails", mails}};
            }};
}

}  // namespace plumbline::jobs
