using System.Globalization;
using Funding.Core;
using Funding.Pages.Applying;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;
using Funding.Pages.Settings;

namespace Funding.Functions.Http.Pages;

/// <summary>People, mandates, substitutes and members.</summary>
internal sealed partial class SettingsEdits
{
    private const string New = "new";
    private const string PeopleHome = "/staff/settings/people";

    private SettingsEdit? Person(string id)
    {
        var first = association.FirstDirectory;
        var directory = settings.DirectoryOn(first, today);
        var known = settings.PeopleEver(first).FirstOrDefault(person => person.Id == id);
        if (known is null && id != New)
        {
            return null;
        }
        var shown = new SettingsShown(site, visit, association, settings, today);
        return new(
            known is null ? site.Texts["Settings.Person.Add"] : site.Texts["Settings.Person.ChangeOf", known.Name],
            null,
            [
                Line("name", "Settings.Person.Name"),
                Line("email", "Settings.Person.Email"),
                Line("title", "Settings.Person.Title", optional: true),
                Line("phone", "Settings.Person.Phone", optional: true),
                Select(
                    "organisationNumber",
                    "Settings.Person.Organisation",
                    [
                        .. directory
                            .Members.Select(member => member.OrganisationNumber)
                            .Prepend(directory.Own)
                            .Concat(known is null ? [] : [known.OrganisationNumber])
                            .Distinct()
                            .Select(number => new Choice(number.ToString(), shown.Organisation(number))),
                    ]
                ),
            ],
            Values(
                ("name", known?.Name),
                ("email", known?.Email.ToString()),
                ("title", known?.Title),
                ("phone", known?.Phone),
                ("organisationNumber", known?.OrganisationNumber.ToString())
            ),
            HasDay: true,
            reader =>
            {
                if (!EmailAddress.TryParse(reader.Text("email"), out var email))
                {
                    reader.Missing("email", "Settings.Person.EmailWrong");
                }
                if (!OrganisationNumber.TryParse(reader.Text("organisationNumber"), out var organisation))
                {
                    reader.Missing("organisationNumber", "Settings.ChooseOne");
                }
                return reader.Date("from") is { } from && email is not null && organisation is not null
                    ? new SettingsCommand.SetPerson(
                        from,
                        new DirectoryPerson(known?.Id ?? "", reader.Text("name"), email, organisation)
                        {
                            Title = reader.Text("title"),
                            Phone = reader.Text("phone"),
                        },
                        first
                    )
                    {
                        Reason = reader.Text("reason"),
                    }
                    : null;
            },
            place => place?.Trim('/')
        )
        {
            Home = known is null ? PeopleHome : $"{PeopleHome}/{known.Id}",
        };
    }

    private SettingsEdit? Give(string id)
    {
        var first = association.FirstDirectory;
        var directory = settings.DirectoryOn(first, today);
        if (settings.PeopleEver(first).FirstOrDefault(person => person.Id == id) is not { } person)
        {
            return null;
        }
        var shown = new SettingsShown(site, visit, association, settings, today);
        return new(
            site.Texts["Settings.Mandate.GiveTo", person.Name],
            null,
            [
                Select("what", "Settings.Mandate", [.. Mandates(directory, shown)]),
                new("until", site.Texts["Settings.Mandate.Until"], null, SettingShape.Day, true),
                new(
                    "replaces",
                    site.Texts["Settings.Mandate.Replaces"],
                    site.Texts["Settings.Mandate.Replaces.Hint"],
                    SettingShape.Check,
                    true
                ),
            ],
            Values(),
            HasDay: true,
            reader =>
            {
                var what = reader.Text("what").Split('|');
                var kind =
                    what.Length == 3 && Enum.TryParse<MandateKind>(what[0], out var chosen)
                        ? chosen
                        : (MandateKind?)null;
                if (kind is null || !Enum.IsDefined(kind.Value))
                {
                    reader.Missing("what", "Settings.ChooseOne");
                    return null;
                }
                var until = reader.Date("until");
                return reader.Date("from") is { } from && !reader.Faulty("until")
                    ? new SettingsCommand.GiveMandate(
                        new Mandate(
                            "",
                            id,
                            kind.Value,
                            OrganisationNumber.TryParse(what[2], out var organisation) ? organisation : first.Own
                        )
                        {
                            Post = what[1].Length == 0 ? null : what[1],
                            From = from,
                            Until = until,
                        },
                        reader.Checked("replaces"),
                        first
                    )
                    {
                        Reason = reader.Text("reason"),
                    }
                    : null;
            },
            place =>
                place switch
                {
                    "/post" or "/organisation" or "/person" or "/kind" => "what",
                    "/until" or "/from" or "/reason" => place[1..],
                    _ => null,
                }
        )
        {
            Home = $"{PeopleHome}/{id}",
            Lead = site.Texts["Settings.Mandate.Lead"],
        };
    }

    private IEnumerable<Choice> Mandates(AssociationDirectory directory, SettingsShown shown)
    {
        foreach (
            var kind in (MandateKind[])
                [
                    MandateKind.Secretariat,
                    MandateKind.Finance,
                    MandateKind.Director,
                    MandateKind.Auditor,
                    MandateKind.Administrator,
                    MandateKind.Chair,
                    MandateKind.ViceChair,
                ]
        )
        {
            yield return Of(kind, "", null, null);
        }
        foreach (var kind in (MandateKind[])[MandateKind.BoardMember, MandateKind.Substitute])
        {
            foreach (var seat in directory.Seats)
            {
                yield return Of(kind, seat.Id, null, $"{shown.Organisation(seat.OrganisationNumber)} ({Holder(seat)})");
            }
        }
        foreach (var kind in (MandateKind[])[MandateKind.PartnerReviewer, MandateKind.PartnerManager])
        {
            foreach (var party in directory.Parties)
            {
                yield return Of(kind, party.Id, null, party.Name);
            }
        }
        foreach (var kind in (MandateKind[])[MandateKind.ApplicantEditor, MandateKind.AuthorisedSignatory])
        {
            foreach (var member in directory.Members)
            {
                yield return Of(kind, "", member.OrganisationNumber, member.Name);
            }
        }

        Choice Of(MandateKind kind, string post, OrganisationNumber? organisation, string? whom) =>
            new(
                $"{kind}|{post}|{organisation}",
                whom is null ? visit.Say(kind.Name()) : $"{visit.Say(kind.Name())}: {whom}"
            );

        string Holder(DirectorySeat seat) =>
            directory.Holders(MandateKind.BoardMember, seat.Id).FirstOrDefault() is { } holder
                ? shown.NameOf(holder.Person)
                : site.Texts["Settings.Board.Vacant"];
    }

    private SettingsEdit? End(string id)
    {
        var first = association.FirstDirectory;
        if (settings.MandatesEver(first).FirstOrDefault(mandate => mandate.Id == id) is not { } mandate)
        {
            return null;
        }
        var shown = new SettingsShown(site, visit, association, settings, today);
        return new(
            site.Texts[
                "Settings.Mandate.EndOf",
                visit.Say(mandate.Kind.Name()),
                $"{shown.PostOf(mandate)}, {shown.NameOf(mandate.Person)}"
            ],
            null,
            [
                new(
                    "lastDay",
                    site.Texts["Settings.Mandate.LastDay"],
                    site.Texts["Settings.Mandate.LastDay.Hint"],
                    SettingShape.Day,
                    false
                ),
            ],
            Values(("lastDay", Formats.Machine(mandate.Until ?? today))),
            HasDay: false,
            reader =>
            {
                var last = reader.Date("lastDay");
                if (last is null && !reader.Faulty("lastDay"))
                {
                    reader.Missing("lastDay", "Settings.Mandate.LastDay.Hint");
                }
                return last is { } day
                    ? new SettingsCommand.EndMandate(id, day, first) { Reason = reader.Text("reason") }
                    : null;
            },
            place => place?.Trim('/')
        )
        {
            Home = $"{PeopleHome}/{mandate.Person}",
            Lead = site.Texts["Settings.Mandate.EndLead"],
        };
    }

    private SettingsEdit? Order(string seatId)
    {
        var first = association.FirstDirectory;
        var directory = settings.DirectoryOn(first, today);
        var substitutes = directory.Holders(MandateKind.Substitute, seatId).ToList();
        if (directory.Seats.FirstOrDefault(s => s.Id == seatId) is not { } seat || substitutes.Count < 2)
        {
            return null;
        }
        var shown = new SettingsShown(site, visit, association, settings, today);
        return new(
            site.Texts["Settings.Board.OrderOf", shown.Organisation(seat.OrganisationNumber)],
            null,
            [
                .. substitutes.Select(
                    (mandate, i) =>
                        new SettingField(
                            Field(i),
                            shown.NameOf(mandate.Person),
                            i == 0 ? site.Texts["Settings.Board.Order.Hint"].Value : null,
                            SettingShape.Line,
                            false
                        )
                ),
            ],
            Values([
                .. substitutes.Select((_, i) => (Field(i), (string?)(i + 1).ToString(CultureInfo.InvariantCulture))),
            ]),
            HasDay: false,
            reader =>
            {
                List<(int Place, string Id)> places = [];
                foreach (var (i, mandate) in substitutes.Index())
                {
                    var place = reader.Count(Field(i));
                    if (place is null && !reader.Faulty(Field(i)))
                    {
                        reader.Missing(Field(i), "Settings.Board.Order.Hint");
                    }
                    places.Add((place ?? 0, mandate.Id));
                }
                return reader.Faults.Count == 0
                    ? new SettingsCommand.OrderSubstitutes(
                        seatId,
                        [.. places.OrderBy(p => p.Place).Select(p => p.Id)],
                        first
                    )
                    {
                        Reason = reader.Text("reason"),
                    }
                    : null;
            },
            place => place is "/reason" ? "reason" : null
        )
        {
            Home = PeopleHome,
        };

        static string Field(int index) => string.Create(CultureInfo.InvariantCulture, $"order.{index}");
    }

    private SettingsEdit? Member(string number)
    {
        var first = association.FirstDirectory;
        var known = settings
            .DirectoryOn(first, today)
            .Members.FirstOrDefault(member => member.OrganisationNumber.ToString() == number);
        if (known is null && number != New)
        {
            return null;
        }
        return new(
            known?.Name ?? site.Texts["Settings.Member.Add"],
            null,
            [
                .. known is null ? [Line("organisationNumber", "Settings.Member.Number")] : Array.Empty<SettingField>(),
                Line("name", "Settings.Person.Name"),
                Select("kind", "Settings.Member.Kind", site.Texts.ChoicesOf<MemberKind>()),
                Line("noticeAddress", "Settings.Member.Notice", optional: true),
                new("until", site.Texts["Settings.Member.Until"], null, SettingShape.Day, true),
            ],
            Values(
                ("name", known?.Name),
                ("kind", known?.Kind.ToString()),
                ("noticeAddress", known?.NoticeAddress?.ToString()),
                ("until", known?.Until is { } last ? Formats.Machine(last) : null)
            ),
            HasDay: true,
            reader =>
            {
                var organisation = known?.OrganisationNumber;
                if (known is null && !OrganisationNumber.TryParse(reader.Text("organisationNumber"), out organisation))
                {
                    reader.Missing("organisationNumber", "Settings.Member.NumberWrong");
                }
                if (reader.Choice<MemberKind>("kind") is not { } kind)
                {
                    reader.Missing("kind", "Settings.ChooseOne");
                    return null;
                }
                EmailAddress? notice = null;
                if (
                    reader.Text("noticeAddress").Length > 0
                    && !EmailAddress.TryParse(reader.Text("noticeAddress"), out notice)
                )
                {
                    reader.Missing("noticeAddress", "Settings.Person.EmailWrong");
                }
                var until = reader.Date("until");
                return reader.Date("from") is { } from && organisation is not null && reader.Faults.Count == 0
                    ? new SettingsCommand.SetMember(
                        from,
                        new DirectoryMember(organisation, reader.Text("name"), kind)
                        {
                            NoticeAddress = notice,
                            Until = until,
                        },
                        first
                    )
                    {
                        Reason = reader.Text("reason"),
                    }
                    : null;
            },
            place => place?.Trim('/')
        )
        {
            Home = PeopleHome,
            Lead = known is null ? null : site.Texts["Settings.Member.Lead"].Value,
        };
    }

    private SettingField Line(string name, string key, bool optional = false, string? hint = null) =>
        new(name, site.Texts[key], hint is null ? null : site.Texts[hint].Value, SettingShape.Line, optional);

    private SettingField Select(string name, string key, IReadOnlyList<Choice> choices, bool optional = false) =>
        new(name, site.Texts[key], null, SettingShape.Choice, optional) { Choices = choices };
}
