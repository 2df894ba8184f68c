#pragma once
// The parts of a workbook file: a ZIP archive of XML, read without trusting any of its sizes.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::connect::sheets {

/// Attributes of an element by their names, prefixes left out.
using Attributes = std::map<std::string, std::string, std::less<>>;

/// Handler is told of a part's elements; names come without their prefixes. An error ends the reading.
class Handler {
  public:
    Handler() = default;
    Handler(const Handler&) = delete;
    Handler& operator=(const Handler&) = delete;
    virtual ~Handler() = default;
    /// begin is called at each start tag.
    virtual base::Result<void> begin(std::string_view name, const Attributes& attributes) = 0;
    /// end is called at each end tag.
    virtual base::Result<void> end(std::string_view name) = 0;
    /// text is called with what stands between tags, perhaps in several pieces.
    virtual base::Result<void> text(std::string_view piece) = 0;
};

/// Package is an open archive. Used by one thread; the bytes must outlive it.
class Package {
  public:
    /// open reads the directory of an archive. What is none is an error with the code `sheet.workbook`. `unpacked` is
    /// the most bytes that are unpacked of all parts together, whatever the archive says of itself.
    [[nodiscard]] static base::Result<std::unique_ptr<Package>> open(std::string_view bytes, std::size_t unpacked);
    virtual ~Package() = default;
    Package() = default;
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;
    /// read tells the handler of a part. False where there is no such part. Document types are refused, so that there
    /// are no entities; so is what is nested more than 64 deep.
    [[nodiscard]] virtual base::Result<bool> read(const std::string& part, Handler& handler) = 0;
};

/// bad_workbook is the error `sheet.workbook` for a file that cannot be read as a workbook.
[[nodiscard]] base::Error bad_workbook(const std::string& why);

}  // namespace plumbline::connect::sheets
