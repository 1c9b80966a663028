/// Which Hudna this is.
public enum HudnaVersion {
    public static let current = "0.1.0"
}
