#pragma once
// One request to a running server, from a command.

#include <string>

#include "base/json.h"
#include "base/result.h"

namespace plumbline::app {

/// Question is the request.
struct Question {
    std::string server;  ///< scheme, host and perhaps port: https://plan.example.com
    std::string method = "GET";
    std::string path;
    std::string token = {};  ///< sent as a bearer token; empty for none
    int patience = 30;       ///< seconds until it counts as failed
};

/// Answer is what came back.
struct Answer {
    int status = 0;
    std::string body;
    int days_left = -1;  ///< until the certificate of the server ends; -1 without TLS
};

/// ask_server sends the question. With https the certificate must be good for the host. Errors: `server.address` where
/// the address cannot be read, `server.unreachable` where nobody answers there.
[[nodiscard]] base::Result<Answer> ask_server(const Question& question);

}  // namespace plumbline::app
