/// What one adding of reports may bring.
public struct UploadLimits: Sendable {
    /// Files of a form.
    public var files = 2_000
    /// Bytes of a form, files and all.
    public var bytes = 64 << 20
    /// What archives among them may unpack to, together.
    public var unpacked = 512 << 20
    /// Entries of an archive.
    public var entries = 20_000
    /// Addresses of a form, and the seconds for which each is waited for.
    public var addresses = 20
    public var secondsOfAddress = 30.0
    /// Addings that wait.
    public var waiting = 20
    /// Bytes of a form without files.
    public var form = 1 << 20

    public init() {}
}
