using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What a person (or the system) may act as. A person can have several roles.</summary>
[JsonConverter(typeof(CamelCaseEnum<Role>))]
public enum Role
{
    /// <summary>Works with applications for an organisation that applies.</summary>
    ApplicantEditor,

    /// <summary>Signs for an organisation that applies (firmatecknare).</summary>
    AuthorisedSignatory,

    /// <summary>The association's office.</summary>
    Secretariat,

    /// <summary>The association's finance function.</summary>
    Finance,

    /// <summary>The association's executive director (förbundschef).</summary>
    Director,

    /// <summary>Reads everything that the association's office reads, and changes nothing (revisor).</summary>
    Auditor,

    /// <summary>Keeps people, mandates, settings and sessions in order; has nothing to do with any case.</summary>
    Administrator,

    /// <summary>The chair of the board, for leading the item; votes as <see cref="BoardMember"/>.</summary>
    Chair,

    /// <summary>Gives a partner's opinion on a referral.</summary>
    PartnerReviewer,

    /// <summary>Holds a seat on the board, as member or substitute.</summary>
    BoardMember,

    /// <summary>The system itself: time, register, orchestration.</summary>
    System,
}

/// <summary>Who acts: from a session or from a personal link.</summary>
/// <param name="PersonId">The person's id, as in <see cref="PersonRef.Id"/>.</param>
/// <param name="Name">Name as written in the trail.</param>
/// <param name="Roles">What the person may act as.</param>
/// <param name="Organisation">The organisation that the person acts for, for applicants.</param>
public sealed record Actor(string PersonId, string Name, IReadOnlySet<Role> Roles, OrganisationNumber? Organisation)
{
    /// <summary>The system itself.</summary>
    public static Actor System { get; } = new("system", "Systemet", new HashSet<Role> { Role.System }, null);

    /// <summary>Whether the actor has the role.</summary>
    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>Whether the actor has one of the roles.</summary>
    public bool IsAny(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Who did something, as the trail keeps it.</summary>
/// <param name="PersonId">The person's id.</param>
/// <param name="Name">The name at the time.</param>
public sealed record Author(string PersonId, string Name);
