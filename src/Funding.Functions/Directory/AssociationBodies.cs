using Funding.Core;

namespace Funding.Functions.Directory;

/// <summary>The association's partners and board as commands carry them: snapshots of people as they are now.</summary>
internal static class AssociationBodies
{
    /// <summary>Every party that may be asked for an opinion.</summary>
    public static IReadOnlyList<ReferralParty> Parties(this Association association) =>
        [
            .. association.File.Partners.Select(partner => new ReferralParty(
                partner.Id,
                partner.Name,
                partner.OrganisationNumbers,
                association.Reference(partner.Reviewer),
                association.Reference(partner.Manager)
            )),
        ];

    /// <summary>The seats of the board.</summary>
    public static IReadOnlyList<BoardSeat> Seats(this Association association) =>
        [
            .. association.File.Board.Seats.Select(seat => new BoardSeat(
                seat.Id,
                seat.OrganisationNumber.ToString(),
                seat.Office,
                association.Reference(seat.Holder)
            )),
        ];

    /// <summary>Who can be called in for a seat, in the order in which they are called.</summary>
    public static IReadOnlyList<Substitute> Substitutes(this Association association) =>
        [
            .. association.File.Board.Seats.SelectMany(seat =>
                seat.Substitutes.Select(person => new Substitute(
                    seat.OrganisationNumber.ToString(),
                    association.Reference(person)
                ))
            ),
        ];
}
