internal import Glibc

extension JobStore {
    /// Leaves so much of the disk alone that what is there can be removed: overwriting takes room in the log first.
    ///
    /// - Throws: ``Problem`` when there is no more than that.
    func demandRoom() throws(Problem) {
        guard let file = configuration.file else { return }
        if let room = Self.room(for: file), room < configuration.reserveBytes { throw Problem.noRoom(isDurable: true) }
    }

    /// Bytes by which a file may grow: what the disk has left, or the limit of the process. nil: not known.
    private static func room(for file: String) -> Int? {
        var disk = statvfs()
        guard statvfs(file, &disk) == 0 else { return nil }
        let free = Int(disk.f_bavail) * Int(disk.f_frsize)
        var limit = rlimit()
        var status = stat()
        guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0, limit.rlim_cur < Int.max, stat(file, &status) == 0 else { return free }
        return min(free, Int(limit.rlim_cur) - Int(status.st_size))
    }
}
