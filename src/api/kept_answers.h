#pragma once
// Large answers that were made already: given again while nothing in the store has changed, to the same caller alone.

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/result.h"
#include "http/request.h"
#include "http/response.h"
#include "records/records.h"

namespace plumbline::api {

/// KeptAnswers keeps answers of one state of the store: with the first question after any change all are forgotten.
/// An answer is given again only for the same target, on the same day, to a caller who holds exactly the same rights
/// and reads the same language.
/// Thread-safe.
class KeptAnswers {
  public:
    /// Make makes an answer anew.
    using Make = std::function<base::Result<http::Response>()>;
    /// KeptAnswers holds at most that many bytes of bodies.
    explicit KeptAnswers(std::size_t most_bytes = 64UL * 1024 * 1024) : most_bytes_(most_bytes) {}

    /// answer gives what is kept, or else makes it and keeps it where it is a 200. The head of the chain is read from
    /// the store each time, since another server may write to the same database; it is read before the answer is made,
    /// so that a change in between makes the answer be forgotten early, never late. A large body goes out packed to
    /// who accepts that. An answer without an ETag gets one of its body, and If-None-Match is answered with 304.
    [[nodiscard]] base::Result<http::Response> answer(records::Records& records, const http::Request& request,
                                                      const records::Asking& asking, const Make& make);

  private:
    /// Entry is one answer, in both forms.
    struct Entry {
        records::Caller caller;
        base::Date day;
        http::Response response;   // without a body
        bool is_tag_ours = false;  // its ETag is of the body, not of a revision
        std::shared_ptr<const std::string> plain;
        std::shared_ptr<const std::string> packed;  // null where it is small
    };
    using EntryPointer = std::shared_ptr<const Entry>;

    static base::Result<EntryPointer> entry_of(const records::Asking& asking, http::Response made);
    EntryPointer find(const std::string& head, const std::string& key, const records::Asking& asking);
    void keep(const std::string& head, const std::string& key, EntryPointer entry);

    std::size_t most_bytes_;
    std::mutex mutex_;
    std::string head_;  // hash of the last link that the entries were made after
    std::map<std::string, EntryPointer, std::less<>> entries_;
    std::size_t bytes_ = 0;
};

/// PackedSuffix ends the entity tag of a packed answer: it is another representation (RFC 9110, 8.8.3.3).
inline constexpr std::string_view PackedSuffix = "-gzip";

/// revision_tag is the tag of a revision behind that of a packed answer; any other tag stays as it is.
[[nodiscard]] std::string revision_tag(std::string_view tag);

/// accepts_gzip tells whether a client takes packed answers (RFC 9110, 12.5.3).
[[nodiscard]] bool accepts_gzip(const http::Request& request);

}  // namespace plumbline::api
