/// The kinds of official paper that the corpus knows, and who writes each.
public enum NoticeKind: String, CaseIterable, Sendable {
    case appointment, recruitmentResult, honours, studentAid, subsistenceAllowance, farmSubsidy, landCompensation
    case procurement, penalty, judgment, letterReply, annualReport, workPlan, leaderProfile, census, realEstate
    case vehicleScrap, vacancy, meeting, registrationForm, lostDocuments, seizedDevices, medicalAid
    case taiwanGazette, taiwanService, taiwanRoster, taiwanForm, hongKongNotice, macauNotice

    var script: Script {
        switch self {
        case .taiwanGazette, .taiwanService, .taiwanRoster, .taiwanForm: .taiwan
        case .hongKongNotice, .macauNotice: .hongKong
        default: .simplified
        }
    }

    func write(at desk: inout Desk) -> Paper {
        switch self {
        case .appointment: Appointment.write(at: &desk)
        case .recruitmentResult: RecruitmentResult.write(at: &desk)
        case .honours: Honours.write(at: &desk)
        case .studentAid: StudentAid.write(at: &desk)
        case .subsistenceAllowance: SubsistenceAllowance.write(at: &desk)
        case .farmSubsidy: FarmSubsidy.write(at: &desk)
        case .landCompensation: LandCompensation.write(at: &desk)
        case .procurement: Procurement.write(at: &desk)
        case .penalty: Penalty.write(at: &desk)
        case .judgment: Judgment.write(at: &desk)
        case .letterReply: LetterReply.write(at: &desk)
        case .annualReport: AnnualReport.write(at: &desk)
        case .workPlan: WorkPlan.write(at: &desk)
        case .leaderProfile: LeaderProfile.write(at: &desk)
        case .census: Census.write(at: &desk)
        case .realEstate: RealEstate.write(at: &desk)
        case .vehicleScrap: VehicleScrap.write(at: &desk)
        case .vacancy: Vacancy.write(at: &desk)
        case .meeting: Meeting.write(at: &desk)
        case .registrationForm: RegistrationForm.write(at: &desk)
        case .lostDocuments: LostDocuments.write(at: &desk)
        case .seizedDevices: SeizedDevices.write(at: &desk)
        case .medicalAid: MedicalAid.write(at: &desk)
        case .taiwanGazette: TaiwanGazette.write(at: &desk)
        case .taiwanService: TaiwanService.write(at: &desk)
        case .taiwanRoster: TaiwanRoster.write(at: &desk)
        case .taiwanForm: TaiwanForm.write(at: &desk)
        case .hongKongNotice: HongKongNotice.write(at: &desk)
        case .macauNotice: MacauNotice.write(at: &desk)
        }
    }
}

/// A written paper.
struct Paper {
    var text: LabelledText
    var format: TextFormat = .text
}

extension Paper {
    /// A paper around a table: `above` and `below` it where the format has room for prose.
    static func around(
        _ roster: Roster, above: LabelledText, below: LabelledText, title: String, at desk: inout Desk
    ) -> Paper {
        let format = desk.generator.pick(TextFormat.allCases)
        let table = roster.written(as: format)
        switch format {
        case .csv, .tsv: return Paper(text: table, format: format)
        case .markdown: return Paper(text: "# \(title)\n\n\(above)\n\n\(table)\n\(below)\n", format: format)
        case .html:
            return Paper(
                text: "<html><head><title>\(title)</title></head><body>\n<h1>\(title)</h1>\n<p>\(above)</p>\n\(table)<p>\(below)</p>\n</body></html>\n",
                format: format)
        case .text: return Paper(text: "\(title)\n\n\(above)\n\n\(table)\n\(below)\n", format: format)
        }
    }
}
