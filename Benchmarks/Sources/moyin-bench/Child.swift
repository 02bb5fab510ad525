import Glibc

/// A program run to its end.
struct Child {
    var status: Int32
    var duration: Duration
    /// Largest resident set, in bytes. Linux counts what the parent held when it started the child, so it is taken while
    /// this process is small; `Child.floor` tells how small.
    var peakMemory: Int
    var output: [UInt8]

    /// Runs a program; what it prints is kept unless it `isDiscarded`, what it complains about passes through.
    static func run(_ program: String, _ arguments: [String], isDiscarded: Bool = false) throws -> Child {
        let path = isDiscarded ? "/dev/null" : ".build/child-output-\(getpid())"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        defer { if !isDiscarded { unlink(path) } }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var vector = ([program] + arguments).map { strdup($0) } + [nil]
        defer { vector.forEach { free($0) } }
        var process = pid_t()
        let begin = Clock.seconds(CLOCK_MONOTONIC)
        let error = posix_spawnp(&process, program, &actions, nil, &vector, environ)
        guard error == 0 else {
            throw BenchmarkError("cannot start \(program): \(String(cString: strerror(error)))")
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
        let wall = Clock.seconds(CLOCK_MONOTONIC) - begin
        guard status & 0x7f == 0 else { throw BenchmarkError("\(program) ended by signal \(status & 0x7f)") }
        return Child(
            status: status >> 8 & 0xff,
            duration: Duration(processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), wall: wall),
            peakMemory: usage.ru_maxrss << 10, output: isDiscarded ? [] : try File.read(path))
    }

    /// What any child is said to need at least.
    static func floor() throws -> Int { try run("/bin/true", []).peakMemory }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }

    var text: String { String(decoding: output, as: UTF8.self) }
}

/// Why a benchmark stops.
struct BenchmarkError: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

enum File {
    static func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw BenchmarkError("cannot open \(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var status = stat()
        fstat(descriptor, &status)
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: max(1, Int(status.st_size))) { buffer, count in
            while count < Int(status.st_size) {
                let more = Glibc.read(descriptor, buffer.baseAddress! + count, Int(status.st_size) - count)
                if more < 0, errno == EINTR { continue }
                guard more > 0 else {
                    failed = true
                    break
                }
                count += more
            }
        }
        if failed { throw BenchmarkError("cannot read \(path) to its end") }
        return bytes
    }

    static func write(_ path: String, _ bytes: [UInt8]) throws {
        guard let file = fopen(path, "w") else {
            throw BenchmarkError("cannot write \(path): \(String(cString: strerror(errno)))")
        }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else { throw BenchmarkError("cannot write all of \(path)") }
    }
}
