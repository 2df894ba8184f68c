#pragma once
// Nobody waits for a database that has stopped answering.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace plumbline::store {

/// Watch looks after statements that run over sockets. Where one takes long, it asks whether the database answers at
/// all; where it does not, the sockets are shut, so that those who wait get an error, and until it answers again nobody
/// needs to begin. A statement that a living database takes long over is left alone, for 40 s at most. Thread-safe.
class Watch {
  public:
    /// Answers tells whether the database answers a new connection; it may take some seconds, and comes from a thread.
    using Answers = std::function<bool()>;
    /// Watch over a database.
    explicit Watch(Answers answers);
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch();

    /// Turn is a statement under way; it ends with its destruction, before the socket is closed.
    class Turn {
      public:
        /// Turn over a socket begins now.
        Turn(Watch& watch, int socket);
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        ~Turn();

      private:
        friend class Watch;
        Watch& watch_;
        int socket_;
        int age_ = 0;  // in half seconds
        std::list<Turn*>::iterator place_;
    };

    /// is_silent tells whether the database did not answer when it was last asked.
    [[nodiscard]] bool is_silent() const { return is_silent_; }
    /// suspect has it asked soon, since a connection could not be made.
    void suspect();

  private:
    Answers answers_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::list<Turn*> turns_;
    std::atomic<bool> is_silent_ = false;
    bool is_suspect_ = false;
    bool is_stopping_ = false;
    std::thread thread_;

    void run();
    void grow_older();
};

}  // namespace plumbline::store
