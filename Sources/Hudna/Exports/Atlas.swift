internal import HudnaExports
internal import HudnaLanguage
internal import HudnaRecord

/// Places and countries of claims in the lists of codes.
struct Atlas: Sendable {
    let codes: CodeLists
    let words: RecordWords

    /// The country in which the capital of a state lies; empty where the lists do not have it.
    func country(ofState id: String) -> String {
        guard let index = words.actor(id: id) else { return "" }
        let cities = words.listed[index].capitals.flatMap { words.places(in: PlainText($0)) }
        return cities.lazy.compactMap { codes.places[$0.id]?.country }.first ?? ""
    }

    /// The place that the words of a claim name: a city, else a state as a whole; nil where the lists have neither.
    func place(_ text: String) -> Dossier.Place? {
        let plain = PlainText(text)
        let states = words.states(in: plain).filter { $0.form == .name }
        for city in words.places(in: plain) where !states.contains(where: { $0.range == city.range }) {
            guard let place = codes.places[city.id] else { continue }
            return Dossier.Place(
                id: city.id, name: plain.string(city.range), latin: place.name, country: place.country, point: (place.latitude, place.longitude))
        }
        guard let state = states.first else { return nil }
        let country = country(ofState: words.listed[state.state].id)
        guard let known = codes.countries[country] else { return nil }
        return Dossier.Place(id: "", name: words.listed[state.state].name, latin: known.name, country: country, point: nil)
    }
}
