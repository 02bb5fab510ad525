internal import HTTPTypes
internal import Moyin
internal import MoyinReports

extension Problem {
    static let insufficientStorage = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")

    /// There is no room for a job, or for what comes of it.
    static func noRoom(isDurable: Bool) -> Problem {
        Problem(
            insufficientStorage, "no-room",
            isDurable ? say("任务库所在的磁盘写不下了", "the disk of the jobs' database cannot take it") : say("内存里的任务库满了", "the jobs' database in memory is full"),
            remedy: isDurable
                ? say("删除不用的任务（DELETE），或请管理员腾出磁盘空间", "delete jobs that are not needed (DELETE), or have the administrator free disk space")
                : say("删除不用的任务（DELETE），或启动时用 --jobs 指定文件", "delete jobs that are not needed (DELETE), or start with --jobs and a file"),
            retryAfter: 60, closes: true)
    }

    /// Whether it says that there is no room.
    var isNoRoom: Bool { status == Self.insufficientStorage }

    static func tooManyJobs(limit: Int) -> Problem {
        Problem(
            .serviceUnavailable, "too-many-jobs", say("等候的任务已有 \(grouped(limit)) 个", "\(grouped(limit)) jobs are waiting already"),
            remedy: say("等一些完成，或取消不用的", "wait until some are done, or cancel what is not needed"), retryAfter: 30, closes: true)
    }

    static var noSuchJob: Problem {
        Problem(
            .notFound, "no-such-job", say("没有这个任务，或者不是这个密钥的，或者已经过期", "there is no such job, or it is another key's, or it has expired"),
            remedy: say("用 GET /v1/jobs 列出", "see GET /v1/jobs"))
    }

    /// Why a job has no result.
    static func noResult(_ job: Job) -> Problem {
        switch job.state {
        case .failed:
            return Problem(.conflict, "job-failed", job.failure?.detail ?? "", remedy: job.failure?.remedy ?? "")
        case .cancelled:
            return Problem(
                .conflict, "job-cancelled", say("任务已经取消", "the job was cancelled"), remedy: say("需要时重新提交", "submit it again if it is needed"))
        default:
            return Problem(
                .conflict, "job-not-done", say("任务还没有完成", "the job is not done yet"), remedy: say("稍后再取", "ask again later"), retryAfter: 2)
        }
    }

    /// Whether a review ends with it, as one that has no copy does, and not for want of a proper request.
    var isAnswer: Bool { status == .unprocessableContent || code == Problem.outOfTime.code }
}

extension Job.Failure {
    /// - Parameter problem: in the language of the job.
    init(_ problem: Problem) {
        self.init(code: problem.code, detail: problem.detail, remedy: problem.remedy)
    }

    /// The process ended again and again in the midst of it.
    static func interrupted(_ times: Int) -> Self {
        Self(
            code: "interrupted",
            detail: say("服务在检查同一处时中断了 \(times) 次，没有检查完", "the service ended \(times) times while it reviewed the same place; it was not reviewed to the end"),
            remedy: say("拆成几份重新提交，找出是哪一份；请把它报告给我们", "split it and submit the parts to find out which one it is, and report that one"))
    }

    static var unknown: Self {
        Self(
            code: "internal", detail: say("服务内部出错，没有检查完", "an internal error; it was not reviewed to the end"),
            remedy: say("把任务编号告诉管理员", "tell the administrator the number of the job"))
    }
}
