#pragma once
// Who of the company can sign in.

#include "actions/example/content.h"

namespace plumbline::actions::example {

/// account_key is the key of a person's account.
[[nodiscard]] std::string account_key(std::string_view person);

/// add_accounts adds the built-in roles, and an account without a password for each named person: with the role that
/// the content's `access` gives, else as a member.
[[nodiscard]] base::Result<void> add_accounts(const schema::Catalog& catalog, Content& content);

}  // namespace plumbline::actions::example
