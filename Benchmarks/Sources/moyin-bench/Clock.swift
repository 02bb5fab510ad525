import Glibc

/// Seconds that something took.
struct Duration {
    /// Of the thread, or of a child process with all its threads. A busy machine disturbs it least.
    var processor: Double
    var wall: Double
}

enum Clock {
    static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// How long `body` keeps this thread busy.
    static func time<Result>(_ body: () throws -> Result) rethrows -> (Result, Duration) {
        let wall = seconds(CLOCK_MONOTONIC)
        let processor = seconds(CLOCK_THREAD_CPUTIME_ID)
        let result = try body()
        let duration = Duration(
            processor: seconds(CLOCK_THREAD_CPUTIME_ID) - processor, wall: seconds(CLOCK_MONOTONIC) - wall)
        return (result, duration)
    }
}

/// Least, middle and most of several measurements.
struct Spread {
    var least: Double
    var median: Double
    var most: Double

    init(_ values: [Double]) {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        least = sorted[0]
        most = sorted[sorted.count - 1]
        median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
